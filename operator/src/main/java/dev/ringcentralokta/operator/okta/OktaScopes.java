package dev.ringcentralokta.operator.okta;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The OAuth scopes that the operator's calls need, one by area of the API (okta-api.md §1, "Scopes per endpoint").
 *
 * @param path the part of the path behind {@code /api/v1} that tells the area
 * @param read the scope that reads
 * @param write the scope that writes, and includes {@link #read}
 * @param writers what has to be written in the area for
 * @param optional whether the operator can do its work without
 */
record OktaScopes(String path, String read, String write, Set<Access> writers, boolean optional) {

    private static final Set<Access> NOBODY = Set.of();
    private static final Set<Access> GROUP_IMPORTS = Set.of(Access.ImportingGroups);
    private static final Set<Access> IMPORTS = Set.of(Access.Importing, Access.ImportingGroups);
    private static final Set<Access> ALL_WRITERS = Set.of(Access.ReadWrite, Access.Importing, Access.ImportingGroups);

    static final OktaScopes LOGS = area("logs", "okta.logs", NOBODY, true);

    static final List<OktaScopes> ALL = List.of(
            area("apps", "okta.apps", ALL_WRITERS, false),
            area("users", "okta.users", IMPORTS, false),
            area("groups", "okta.groups", GROUP_IMPORTS, false),
            area("mappings", "okta.profileMappings", ALL_WRITERS, false),
            LOGS);

    private static OktaScopes area(String path, String scope, Set<Access> writers, boolean optional) {
        return new OktaScopes(path, scope + ".read", scope + ".manage", writers, optional);
    }

    /** The scope to ask for. */
    String wanted(Access access) {
        return writers.contains(access) ? write : read;
    }

    /** The scopes that will do, the least first. */
    List<String> sufficient(Access access) {
        return writers.contains(access) ? List.of(write) : List.of(read, write);
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
