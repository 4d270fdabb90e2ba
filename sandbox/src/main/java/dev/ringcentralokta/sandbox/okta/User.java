package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person in the org. */
final class User {

    private static final String TYPE = "otysim000000000011d7";

    private static final Set<String> SHOWN_AS_NULL = Set.of("mobilePhone", "secondEmail");

    /** What can be done to a person: the link's relation and its path below the person's own. */
    private record Move(String relation, String path, String method) {

        private static Move lifecycle(String relation, String name) {
            return new Move(relation, "/lifecycle/" + name, "POST");
        }

        private static Move credentials(String relation, String name) {
            return new Move(relation, "/credentials/" + name, "POST");
        }
    }

    private static final Move ACTIVATE = Move.lifecycle("activate", "activate");
    private static final Move DEACTIVATE = Move.lifecycle("deactivate", "deactivate");
    private static final Move RESET_PASSWORD = Move.lifecycle("resetPassword", "reset_password");
    private static final Move SUSPEND = Move.lifecycle("suspend", "suspend");

    private static final Map<UserStatus, List<Move>> MOVES = Map.of(
            UserStatus.STAGED,
            List.of(ACTIVATE),
            UserStatus.DEPROVISIONED,
            List.of(ACTIVATE, new Move("delete", "", "DELETE")),
            UserStatus.PROVISIONED,
            List.of(SUSPEND, RESET_PASSWORD, Move.lifecycle("reactivate", "reactivate"), DEACTIVATE),
            UserStatus.SUSPENDED,
            List.of(Move.lifecycle("unsuspend", "unsuspend"), DEACTIVATE),
            UserStatus.ACTIVE,
            List.of(
                    SUSPEND,
                    RESET_PASSWORD,
                    DEACTIVATE,
                    Move.lifecycle("expirePassword", "expire_password"),
                    Move.credentials("forgotPassword", "forgot_password"),
                    Move.credentials("changePassword", "change_password"),
                    Move.credentials("changeRecoveryQuestion", "change_recovery_question")));

    private final String id;
    private final Instant created;
    private final ObjectNode profile;
    private UserStatus status;
    private @Nullable Instant statusChanged;
    private @Nullable Instant activated;
    private Instant lastUpdated;
    private @Nullable Instant passwordChanged;
    private String recoveryQuestion = "";
    private boolean imported;

    User(String id, Instant created, UserStatus status, ObjectNode profile) {
        this.id = id;
        this.created = created;
        this.statusChanged = status == UserStatus.STAGED ? null : created;
        this.activated = statusChanged;
        this.lastUpdated = created;
        this.status = status;
        this.profile = Json.object();
        edit(profile, false, created);
    }

    String id() {
        return id;
    }

    String login() {
        return profile.path("login").asText();
    }

    UserStatus status() {
        return status;
    }

    boolean deprovisioned() {
        return status == UserStatus.DEPROVISIONED;
    }

    Instant created() {
        return created;
    }

    ObjectNode profile() {
        return profile;
    }

    void move(UserStatus to, Instant now) {
        boolean inUse = to != UserStatus.STAGED && to != UserStatus.DEPROVISIONED;
        if (inUse && activated == null) {
            activated = now;
        }
        status = to;
        statusChanged = now;
        lastUpdated = now;
    }

    /** Changes attributes, or all of them; null takes one away, but for the few that always show. */
    void edit(ObjectNode changes, boolean all, Instant now) {
        if (all) {
            profile.removeAll().putNull("mobilePhone").putNull("secondEmail");
        }
        changes.properties().forEach(attribute -> {
            if (attribute.getValue().isNull() && !SHOWN_AS_NULL.contains(attribute.getKey())) {
                profile.remove(attribute.getKey());
            } else {
                profile.set(attribute.getKey(), attribute.getValue());
            }
        });
        lastUpdated = now;
    }

    /** Takes a new password and a new recovery question, where they are sent. */
    void change(ObjectNode credentials, Instant now) {
        if (!Json.child(credentials, "password").isEmpty()) {
            passwordChanged = now;
            imported = credentials.path("password").has("hash");
            statusChanged = statusChanged == null ? now : statusChanged;
            lastUpdated = now;
        }
        recoveryQuestion = credentials.at("/recovery_question/question").asText(recoveryQuestion);
    }

    boolean hasPassword() {
        return passwordChanged != null;
    }

    boolean startsWith(String q) {
        return List.of("login", "email", "firstName", "lastName").stream()
                .anyMatch(name -> profile.path(name).asText().regionMatches(true, 0, q, 0, q.length()));
    }

    /** The attributes that search and filter know. */
    List<String> attribute(String name) {
        if (name.startsWith("profile.")) {
            JsonNode value = profile.path(name.substring("profile.".length()));
            String text = value.asText("");
            return value.isArray() ? Json.texts(value) : text.isEmpty() ? List.of() : List.of(text);
        }
        return switch (name) {
            case "id" -> List.of(id);
            case "status" -> List.of(status.name());
            case "created" -> List.of(OrgContext.text(created));
            case "statusChanged" -> statusChanged == null ? List.of() : List.of(OrgContext.text(statusChanged));
            case "lastUpdated" -> List.of(OrgContext.text(lastUpdated));
            default -> throw OktaError.invalidSearch("Unknown attribute: " + name);
        };
    }

    SystemLog.Target target() {
        String name = profile.path("firstName").asText() + " "
                + profile.path("lastName").asText();
        return new SystemLog.Target(id, "User", login(), name);
    }

    /** As items of lists: without the links to what can be done. */
    ObjectNode summary(OrgContext org) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("status", status.name())
                .put("created", OrgContext.text(created))
                .put("activated", text(activated))
                .put("statusChanged", text(statusChanged))
                .putNull("lastLogin")
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("passwordChanged", text(passwordChanged));
        if (org.has(OrgFeature.REALMS)) {
            json.put("realmId", "guosim000000000011d7");
        }
        json.putObject("type").put("id", TYPE);
        json.set("profile", profile.deepCopy());
        json.set("credentials", credentials());
        json.putObject("_links").set("self", Json.link(org.url("/api/v1/users/" + id)));
        return json;
    }

    ObjectNode json(OrgContext org) {
        ObjectNode json = summary(org);
        ObjectNode links = Json.child(json, "_links");
        links.set("schema", Json.link(org.url("/api/v1/meta/schemas/user/" + UserSchema.ID)));
        links.set("type", Json.link(org.url("/api/v1/meta/types/user/" + TYPE)));
        MOVES.getOrDefault(status, List.of())
                .forEach(move -> links.set(
                        move.relation(),
                        Json.link(org.url("/api/v1/users/" + id + move.path())).put("method", move.method())));
        if (org.has(OrgFeature.FACTOR_RESET)) {
            links.set(
                    "resetFactors",
                    Json.link(org.url("/api/v1/users/" + id + "/lifecycle/reset_factors"))
                            .put("method", "POST"));
        }
        return json;
    }

    private ObjectNode credentials() {
        ObjectNode credentials = Json.object();
        if (hasPassword()) {
            credentials.putObject("password");
        }
        if (!recoveryQuestion.isEmpty()) {
            credentials.putObject("recovery_question").put("question", recoveryQuestion);
        }
        String provider = imported ? "IMPORT" : "OKTA";
        credentials.putObject("provider").put("type", provider).put("name", provider);
        return credentials;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : OrgContext.text(time);
    }

    static String type() {
        return TYPE;
    }
}
