package dev.ringcentralokta.operator.okta;

import java.util.List;

/**
 * Names the rate-limit bucket of a call: the class of its path (okta-api.md §10). Whether the methods of one path share a
 * counter is not known; here they do, so that the operator never spends more than its share.
 */
final class OktaBuckets {

    private OktaBuckets() {}

    static String of(List<String> path) {
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
