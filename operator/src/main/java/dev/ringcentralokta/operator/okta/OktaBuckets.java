package dev.ringcentralokta.operator.okta;

import java.util.List;

/** Names the rate-limit bucket of a call: its method and the class of its path (okta-api.md §10). */
final class OktaBuckets {

    private OktaBuckets() {}

    static String of(String method, List<String> path) {
        return method + " " + pathClass(path);
    }

    private static String pathClass(List<String> path) {
        if (path.size() < 3 || !path.subList(0, 2).equals(List.of("api", "v1"))) {
            return "/" + String.join("/", path);
        }
        String area = path.get(2);
        return switch (area) {
            case "apps", "groups", "users" -> "/api/v1/" + area + (path.size() == 4 ? "/{id}" : "");
            case "logs" -> "/api/v1/logs";
            default -> "/api/v1";
        };
    }
}
