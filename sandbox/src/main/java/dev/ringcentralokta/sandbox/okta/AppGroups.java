package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assigning groups to apps (okta-api.md §8.2). */
final class AppGroups {

    private final OrgContext org;
    private final Groups groups;
    private final GroupReconciliation reconciliation;

    AppGroups(OrgContext org, Groups groups, GroupReconciliation reconciliation) {
        this.org = org;
        this.groups = groups;
        this.reconciliation = reconciliation;
    }

    AppGroup get(App app, String groupId) {
        return Optional.ofNullable(app.groups().get(groupId))
                .orElseThrow(() -> OktaError.notFound(groupId, "ApplicationGroupAssignment"));
    }

    /** Makes or changes the assignment; without a priority it is the next one. */
    AppGroup put(App app, String groupId, ObjectNode sent) {
        Group group = groups.get(groupId);
        AppGroup before = app.groups().get(groupId);
        ObjectNode profile = Json.child(sent, "profile");
        AppGroup after = new AppGroup(group, priority(app, before, sent.path("priority")), profile, org.now());
        store(app, after, before == null ? "add" : "update");
        return after;
    }

    /** Applies a JSON Patch; only {@code replace} and {@code remove} of profile members and the priority. */
    AppGroup patch(App app, String groupId, JsonNode operations) {
        AppGroup before = get(app, groupId);
        ObjectNode sent = Json.object().put("priority", before.priority());
        ObjectNode profile = before.profile().deepCopy();
        for (JsonNode operation : operations) {
            String path = operation.path("path").asText();
            String op = operation.path("op").asText();
            if (path.equals("/priority") && op.equals("replace")) {
                sent.set("priority", operation.path("value"));
            } else if (path.startsWith("/profile/") && op.equals("replace")) {
                profile.set(path.substring("/profile/".length()), operation.path("value"));
            } else if (path.startsWith("/profile/") && op.equals("remove")) {
                profile.remove(path.substring("/profile/".length()));
            } else {
                throw OktaError.invalid("patch", op + " " + path + " is not supported");
            }
        }
        sent.set("profile", profile);
        return put(app, groupId, sent);
    }

    void remove(App app, String groupId) {
        AppGroup gone = get(app, groupId);
        app.groups().remove(groupId);
        org.log()
                .success(
                        "group.application_assignment.remove",
                        "Remove assigned application from group",
                        gone.group().target(),
                        app.target());
        reconciliation.schedule(app);
    }

    private void store(App app, AppGroup assignment, String verb) {
        app.groups().put(assignment.group().id(), assignment);
        org.log()
                .success(
                        "group.application_assignment." + verb,
                        "Assign application to group",
                        assignment.group().target(),
                        app.target());
        reconciliation.schedule(app);
    }

    private static int priority(App app, @Nullable AppGroup before, JsonNode sent) {
        if (sent.isIntegralNumber() && sent.asInt() >= 0) {
            return sent.asInt();
        }
        if (!sent.isMissingNode() && !sent.isNull()) {
            throw OktaError.invalid("priority", "priority: The field must be a whole number, 0 or more");
        }
        if (before != null) {
            return before.priority();
        }
        return app.groups().values().stream().mapToInt(AppGroup::priority).max().orElse(-1) + 1;
    }
}
