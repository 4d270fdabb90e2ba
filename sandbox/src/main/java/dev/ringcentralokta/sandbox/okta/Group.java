package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A group of people. */
final class Group {

    private final String id;
    private final GroupType type;
    private final Instant created;
    private final ObjectNode profile;
    private final Set<String> members = new TreeSet<>();
    private Instant lastMembershipUpdated;
    private Instant lastUpdated;

    Group(String id, GroupType type, String name, Instant created) {
        this.id = id;
        this.type = type;
        this.created = created;
        this.lastMembershipUpdated = created;
        this.lastUpdated = created;
        this.profile = Json.object().put("name", name).put("description", "");
    }

    String id() {
        return id;
    }

    /** This group, which is not of that type; the document knows only 403 E0000006 for a group that cannot be changed. */
    Group refuse(GroupType refused) {
        if (type == refused) {
            throw OktaError.noPermission();
        }
        return this;
    }

    String name() {
        return profile.path("name").asText();
    }

    Instant created() {
        return created;
    }

    /** Identifiers of the members. */
    Set<String> members() {
        return members;
    }

    void rename(String name, String description, Instant now) {
        profile.put("name", name).put("description", description);
        lastUpdated = now;
    }

    void add(String userId, Instant now) {
        members.add(userId);
        lastMembershipUpdated = now;
    }

    void remove(String userId, Instant now) {
        members.remove(userId);
        lastMembershipUpdated = now;
    }

    /** The attributes that search and filter know. */
    List<String> attribute(String attribute) {
        return switch (attribute) {
            case "id" -> List.of(id);
            case "type" -> List.of(type.name());
            case "profile.name" -> List.of(name());
            case "profile.description" -> List.of(profile.path("description").asText());
            case "created" -> List.of(OrgContext.text(created));
            case "lastUpdated" -> List.of(OrgContext.text(lastUpdated));
            case "lastMembershipUpdated" -> List.of(OrgContext.text(lastMembershipUpdated));
            default -> throw OktaError.invalidSearch("Unknown attribute: " + attribute);
        };
    }

    SystemLog.Target target() {
        return new SystemLog.Target(id, "UserGroup", "unknown", name());
    }

    ObjectNode json(OrgContext org) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("created", OrgContext.text(created))
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("lastMembershipUpdated", OrgContext.text(lastMembershipUpdated));
        json.putArray("objectClass")
                .add(type == GroupType.APP_GROUP ? "okta:windows_security_principal" : "okta:user_group");
        json.put("type", type.name());
        json.set("profile", profile.deepCopy());
        ObjectNode links = json.putObject("_links");
        links.putArray("logo").add(image("medium")).add(image("large"));
        String self = org.url("/api/v1/groups/" + id);
        if (org.has(OrgFeature.GROUP_OWNERS)) {
            links.set("owners", Json.link(self + "/owners"));
        }
        links.set("users", Json.link(self + "/users"));
        links.set("apps", Json.link(self + "/apps"));
        return json;
    }

    private static ObjectNode image(String size) {
        return Json.object()
                .put("name", size)
                .put("href", "https://op3static2.oktacdn.com/assets/img/logos/groups/odyssey/okta-" + size + ".png")
                .put("type", "image/png");
    }
}
