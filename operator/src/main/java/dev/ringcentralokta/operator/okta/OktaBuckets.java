package dev.ringcentralokta.operator.okta;

import java.util.List;
import java.util.Set;

/**
 * Names the rate-limit bucket of a call: by the class of its path and, where the published table tells them apart, its
 * method (okta-api.md §10). Whether the other methods of one path share a counter is not known; here they do, so that the
 * operator never spends more than its share.
 */
final class OktaBuckets {

    private static final Set<String> OF_ONE_APP = Set.of("GET", "PUT", "DELETE");

    private OktaBuckets() {}

    static String of(String method, List<String> path) {
        if (path.size() < 3 || !path.subList(0, 2).equals(List.of("api", "v1"))) {
            return "/" + String.join("/", path);
        }
        boolean one = path.size() == 4;
        return switch (path.get(2)) {
            case "apps" -> "/api/v1/apps" + (one && OF_ONE_APP.contains(method) ? "/{id}" : "");
            case "groups" -> "/api/v1/groups" + (one ? "/{id}" : "");
            case "users" -> "/api/v1/users" + (one && method.equals("GET") ? "/{idOrLogin}" : "");
            case "logs" -> "/api/v1/logs";
            default -> "/api/v1";
        };
    }
}
