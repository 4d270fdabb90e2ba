package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's assignment to an app (okta-api.md §8.1).
 *
 * @param id the user's id, {@code 00u…}
 * @param scope by an own assignment or by a group
 * @param status Okta's word: {@code ACTIVE}, {@code STAGED}, {@code PROVISIONED}, …
 * @param syncState Okta's word: {@code DISABLED}, {@code ERROR}, {@code OUT_OF_SYNC}, {@code SYNCHRONIZED}, {@code SYNCING}
 * @param externalId the user's id in the app, once they are provisioned
 * @param userName the user's name in the app, where the app has one
 * @param profile the app's attributes of the user; values may be null
 * @param user who it is, where that was asked for along with it
 */
public record AppUser(
        String id,
        Scope scope,
        String status,
        String syncState,
        @Nullable String externalId,
        @Nullable String userName,
        Map<String, Object> profile,
        Optional<Identity> user) {

    /**
     * Who somebody is in the org.
     *
     * @param login the name that they sign in to Okta with
     * @param status Okta's word: {@code ACTIVE}, {@code SUSPENDED}, {@code DEPROVISIONED}, …
     */
    public record Identity(String login, String status) {

        private boolean deactivated() {
            return status.equals("DEPROVISIONED");
        }

        private static Optional<Identity> from(JsonNode json) {
            String login = OktaJson.text(json.path("profile"), "login");
            return login.isEmpty() ? Optional.empty() : Optional.of(new Identity(login, OktaJson.text(json, "status")));
        }
    }

    /** Okta's words for an assignment that is about to go, or has gone but for its trace (okta-api.md §8.1). */
    private static final Set<String> ENDED = Set.of("DEPROVISIONED", "INACTIVE", "REVOKED", "UNASSIGNED");

    /** Whether they have the app; who is deactivated in the org, or about to lose it, has it in name only. */
    public boolean inPlace() {
        return user.filter(Identity::deactivated).isEmpty() && !ENDED.contains(status);
    }

    /** The same, with who it is. */
    public AppUser with(Identity identity) {
        return new AppUser(id, scope, status, syncState, externalId, userName, profile, Optional.of(identity));
    }

    /** The same, with the id that the app knows the user by. */
    public AppUser knownAs(String id) {
        return new AppUser(this.id, scope, status, syncState, id, userName, profile, user);
    }

    static AppUser from(JsonNode json) {
        return new AppUser(
                OktaJson.required(json, "id"),
                Scope.from(OktaJson.text(json, "scope")),
                OktaJson.text(json, "status"),
                OktaJson.text(json, "syncState"),
                OktaJson.textOrNull(json, "externalId"),
                OktaJson.textOrNull(json.path("credentials"), "userName"),
                OktaJson.toMap(json.path("profile")),
                Identity.from(json.path("_embedded").path("user")));
    }
}
