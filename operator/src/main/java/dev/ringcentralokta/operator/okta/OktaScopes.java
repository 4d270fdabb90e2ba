package dev.ringcentralokta.operator.okta;

import java.util.List;
import java.util.Optional;

/**
 * The OAuth scopes that the operator's calls need, one by area of the API (okta-api.md §1, "Scopes per endpoint").
 *
 * @param path the part of the path behind {@code /api/v1} that tells the area
 * @param read the scope that reads
 * @param write the scope that writes, and includes {@link #read}
 * @param written whether the operator writes in the area at all
 * @param optional whether the operator can do its work without
 */
record OktaScopes(String path, String read, String write, boolean written, boolean optional) {

    static final OktaScopes LOGS = area("logs", "okta.logs", false, true);

    static final List<OktaScopes> ALL = List.of(
            area("apps", "okta.apps", true, false),
            area("users", "okta.users", false, false),
            area("groups", "okta.groups", false, false),
            area("mappings", "okta.profileMappings", true, false),
            LOGS);

    private static OktaScopes area(String path, String scope, boolean written, boolean optional) {
        return new OktaScopes(path, scope + ".read", scope + ".manage", written, optional);
    }

    /** The scope to ask for. */
    String wanted(Access access) {
        return written && access == Access.ReadWrite ? write : read;
    }

    /** The scopes that will do, the least first. */
    List<String> sufficient(Access access) {
        return written && access == Access.ReadWrite ? List.of(write) : List.of(read, write);
    }

    /** The area that a call belongs to. */
    static Optional<OktaScopes> of(List<String> pathSegments) {
        return pathSegments.size() < 3
                ? Optional.empty()
                : ALL.stream()
                        .filter(area -> area.path().equals(pathSegments.get(2)))
                        .findFirst();
    }
}
