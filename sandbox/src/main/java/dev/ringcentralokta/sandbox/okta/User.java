package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person in the org. */
final class User {

    private static final String TYPE = "otysim000000000011d7";

    private final String id;
    private final Instant created;
    private final ObjectNode profile;
    private UserStatus status;
    private Instant statusChanged;
    private Instant lastUpdated;

    User(String id, Instant created, UserStatus status, ObjectNode profile) {
        this.id = id;
        this.created = created;
        this.statusChanged = created;
        this.lastUpdated = created;
        this.status = status;
        this.profile = profile;
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
        status = to;
        statusChanged = now;
        lastUpdated = now;
    }

    void edit(String attribute, @Nullable String value, Instant now) {
        profile.put(attribute, value);
        lastUpdated = now;
    }

    boolean startsWith(String q) {
        return List.of("login", "email", "firstName", "lastName").stream()
                .anyMatch(name -> profile.path(name).asText().regionMatches(true, 0, q, 0, q.length()));
    }

    /** The attributes that search and filter know. */
    List<String> attribute(String name) {
        if (name.startsWith("profile.")) {
            String value = profile.path(name.substring("profile.".length())).asText("");
            return value.isEmpty() ? List.of() : List.of(value);
        }
        return switch (name) {
            case "id" -> List.of(id);
            case "status" -> List.of(status.name());
            case "created" -> List.of(OrgContext.text(created));
            case "statusChanged" -> List.of(OrgContext.text(statusChanged));
            case "lastUpdated" -> List.of(OrgContext.text(lastUpdated));
            default -> throw OktaError.invalidSearch("Unknown attribute: " + name);
        };
    }

    SystemLog.Target target() {
        String name = profile.path("firstName").asText() + " "
                + profile.path("lastName").asText();
        return new SystemLog.Target(id, "User", login(), name);
    }

    ObjectNode json(OrgContext org) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("status", status.name())
                .put("created", OrgContext.text(created))
                .put("activated", status == UserStatus.STAGED ? null : OrgContext.text(created))
                .put("statusChanged", OrgContext.text(statusChanged))
                .putNull("lastLogin")
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .putNull("passwordChanged")
                .put("realmId", "guosim000000000011d7");
        json.set("type", Json.object().put("id", TYPE));
        json.set("profile", profile.deepCopy());
        json.putObject("credentials").putObject("provider").put("type", "OKTA").put("name", "OKTA");
        ObjectNode links = json.putObject("_links");
        links.set("schema", Json.link(org.url("/api/v1/meta/schemas/user/oscsim000000000011d7")));
        links.set("self", Json.link(org.url("/api/v1/users/" + id)));
        links.set("type", Json.link(org.url("/api/v1/meta/types/user/" + TYPE)));
        return json;
    }

    static String type() {
        return TYPE;
    }
}
