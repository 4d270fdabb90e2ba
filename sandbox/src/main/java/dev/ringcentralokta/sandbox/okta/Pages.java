package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers one page of a list, with Link headers as Okta writes them: self always, next where there is more. */
final class Pages {

    private final OrgContext org;

    Pages(OrgContext org) {
        this.org = org;
    }

    /** How a list is cut: page sizes, and the key by which its items are sorted. */
    record Listing<T>(int defaultLimit, int maxLimit, Function<T, String> key, Function<T, JsonNode> json) {}

    <T> void answer(Context context, Stream<T> items, Listing<T> listing) {
        int limit = limit(context, listing.defaultLimit(), listing.maxLimit());
        String after = after(context);
        List<T> page = items.filter(item -> listing.key().apply(item).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        link(context, "self", Map.of("limit", Integer.toString(limit)));
        if (page.size() > limit) {
            page = page.subList(0, limit);
            next(context, limit, listing.key().apply(page.get(limit - 1)));
        }
        json(context, Json.array(page.stream().map(listing.json()).toList()));
    }

    /** The link to what comes behind {@code key}. */
    void next(Context context, int limit, String key) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        link(context, "next", Map.of("after", cursor, "limit", Integer.toString(limit)));
    }

    /** Adds a link to this very request with some parameters changed. */
    void link(Context context, String relation, Map<String, String> changed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        context.queryParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
        parameters.putAll(changed);
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String url = org.url(context.path()) + (query.isEmpty() ? "" : "?" + query);
        context.res().addHeader("Link", "<" + url + ">; rel=\"" + relation + "\"");
    }

    static void json(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toString());
    }

    static int limit(Context context, int defaultLimit, int maxLimit) {
        String text = context.queryParam("limit");
        if (text == null) {
            return defaultLimit;
        }
        try {
            return Math.min(maxLimit, Math.max(1, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw OktaError.invalid("limit", "limit: '" + text + "' is not a number");
        }
    }

    /** The key that the page before ended with; empty on the first page. */
    static String after(Context context) {
        String cursor = context.queryParam("after");
        if (cursor == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OktaError.invalid("after", "after: Not a cursor that was handed out");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
