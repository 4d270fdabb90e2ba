package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A group's assignment to an app (okta-api.md §8.2). */
record AppGroup(Group group, int priority, ObjectNode profile, Instant lastUpdated) {

    ObjectNode json(OrgContext org, App app) {
        ObjectNode json = Json.object()
                .put("id", group.id())
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("priority", priority);
        json.set("profile", profile.deepCopy());
        String appUrl = org.url("/api/v1/apps/" + app.id());
        ObjectNode links = json.putObject("_links");
        links.set("app", Json.link(appUrl));
        links.set("self", Json.link(appUrl + "/groups/" + group.id()));
        links.set("group", Json.link(org.url("/api/v1/groups/" + group.id())));
        return json;
    }
}
