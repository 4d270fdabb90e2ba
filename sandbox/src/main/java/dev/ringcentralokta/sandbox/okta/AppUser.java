package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's assignment to an app (okta-api.md §8.1). */
final class AppUser {

    /** Where the provisioning job stands; a failure stays STAGED with ERROR. */
    enum State {
        NOT_PUSHED("ACTIVE", "DISABLED"),
        PUSHING("STAGED", "SYNCING"),
        FAILED("STAGED", "ERROR"),
        PUSHED("PROVISIONED", "SYNCHRONIZED"),
        UPDATING("PROVISIONED", "OUT_OF_SYNC");

        private final String status;
        private final String syncState;

        State(String status, String syncState) {
            this.status = status;
            this.syncState = syncState;
        }
    }

    private final User user;
    private final Instant created;
    private final ObjectNode profile;
    private boolean byGroup;
    private String userName;
    private State state = State.NOT_PUSHED;
    private Instant statusChanged;
    private Instant lastUpdated;
    private @Nullable String externalId;
    private @Nullable Instant lastSync;

    AppUser(User user, boolean byGroup, String userName, ObjectNode profile, Instant created) {
        this.user = user;
        this.byGroup = byGroup;
        this.userName = userName;
        this.profile = profile;
        this.created = created;
        this.statusChanged = created;
        this.lastUpdated = created;
    }

    User user() {
        return user;
    }

    /** Scope GROUP rather than USER. */
    boolean byGroup() {
        return byGroup;
    }

    State state() {
        return state;
    }

    ObjectNode profile() {
        return profile;
    }

    void convert(boolean toGroup, Instant now) {
        byGroup = toGroup;
        lastUpdated = now;
    }

    void rename(String name, Instant now) {
        userName = name;
        lastUpdated = now;
    }

    void edit(ObjectNode changes, Instant now) {
        profile.setAll(changes);
        lastUpdated = now;
    }

    void move(State to, Instant now) {
        state = to;
        statusChanged = now;
        lastUpdated = now;
    }

    void pushed(String external, Instant now) {
        if (externalId == null) {
            externalId = external;
        }
        lastSync = now;
        move(State.PUSHED, now);
    }

    boolean startsWith(String q) {
        return userName.regionMatches(true, 0, q, 0, q.length()) || user.startsWith(q);
    }

    SystemLog.Target target() {
        return new SystemLog.Target(
                user.id(), "AppUser", userName, user.target().displayName());
    }

    ObjectNode json(OrgContext org, App app) {
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("externalId", externalId)
                .put("created", OrgContext.text(created))
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("scope", byGroup ? "GROUP" : "USER")
                .put("status", state.status)
                .put("statusChanged", OrgContext.text(statusChanged))
                .putNull("passwordChanged")
                .put("syncState", state.syncState);
        if (lastSync != null) {
            json.put("lastSync", OrgContext.text(lastSync));
        }
        json.putObject("credentials").put("userName", userName);
        json.set("profile", profile.deepCopy());
        ObjectNode links = json.putObject("_links");
        links.set("app", Json.link(org.url("/api/v1/apps/" + app.id())));
        links.set("user", Json.link(org.url("/api/v1/users/" + user.id())));
        if (byGroup) {
            app.groups().values().stream()
                    .filter(granted -> granted.group().members().contains(user.id()))
                    .findFirst()
                    .ifPresent(granted -> links.set(
                            "group",
                            Json.link(
                                    org.url("/api/v1/groups/" + granted.group().id()))));
        }
        return json;
    }
}
