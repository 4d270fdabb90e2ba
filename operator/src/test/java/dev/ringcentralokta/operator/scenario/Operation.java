package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.sandbox.http.CallLog;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What calls have in common that differ only in ids and query: {@code GET /api/v1/apps/{}/users/{}}. */
record Operation(String method, String path) {

    private static final Pattern QUERY = Pattern.compile("\\?.*");
    private static final Pattern ID = Pattern.compile("(?<=/)(\\w{3}sim\\w{11}1d7|[^/]*@[^/]*)(?=/|$)");

    static Operation of(CallLog.Call call) {
        String path = QUERY.matcher(call.path()).replaceFirst("");
        return new Operation(call.method(), ID.matcher(path).replaceAll("{}"));
    }

    /** Matches the path, with a query or without, of each call of this operation. */
    String pathRegex() {
        return Arrays.stream(path.split("\\{\\}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/?]+", "^", "(\\?|$)"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
