package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.OktaErrorCode;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;

/** Takes one person or group off the app, after reading everything again just before. */
final class Removal {

    private final ChangeLog changes;
    private final RemovalGate gate;
    private final LastCheck lastCheck;
    private final AppListing listing;

    Removal(ChangeLog changes, RemovalGate gate, LastCheck lastCheck, AppListing listing) {
        this.changes = changes;
        this.gate = gate;
        this.lastCheck = lastCheck;
        this.listing = listing;
    }

    /** Unassigns; returns what has to be waited for instead, if something stands against it. */
    Optional<Report> run(AssignmentContext context, String subjectId) {
        return context.assignment().getSpec().group() == null ? user(context, subjectId) : group(context, subjectId);
    }

    private Optional<Report> user(AssignmentContext context, String userId) {
        Optional<AppUser> direct =
                context.okta().appUsers().get(context.appId(), userId).filter(user -> user.scope() == Scope.User);
        if (direct.isEmpty() || isProtected(context, userId)) {
            return Optional.empty();
        }
        return remove(context, 1, () -> unassign(context, userId));
    }

    /** Counted first, then read again, then done: whatever fails on the way, nobody goes uncounted or against a last word. */
    private Optional<Report> remove(AssignmentContext context, int people, Runnable removal) {
        Optional<Report> waitsFor = gate.admit(context.integration(), context.assignment(), people)
                .waitsFor()
                .or(() -> lastCheck.objection(context));
        if (waitsFor.isEmpty()) {
            removal.run();
        }
        return waitsFor;
    }

    private void unassign(AssignmentContext context, String userId) {
        try {
            String requestId = context.okta().appUsers().unassign(context.appId(), userId);
            context.view().removedUser(userId);
            changes.changed(context.assignment(), EventReason.UserUnassigned, userId, requestId, List.of());
        } catch (ApiException e) {
            if (!e.failure().code().equals(OktaErrorCode.GRANTED_BY_GROUP.code())) {
                throw e;
            }
            Written<AppUser> converted = context.okta().appUsers().convert(context.appId(), userId, Scope.Group);
            context.view().wrote(converted.value());
            changes.changed(
                    context.assignment(), EventReason.UserConvertedToGroup, userId, converted.requestId(), List.of());
        }
    }

    private boolean isProtected(AssignmentContext context, String userId) {
        List<String> logins = context.integration().getSpec().protectedLogins();
        if (logins.isEmpty()) {
            return false;
        }
        boolean found = context.okta()
                .users()
                .byId(userId)
                .map(User::login)
                .filter(login -> logins.stream().anyMatch(login::equalsIgnoreCase))
                .isPresent();
        if (found) {
            changes.noticed(
                    context.assignment(),
                    EventReason.Abandoned,
                    userId + " stays assigned: the integration's protectedLogins name them.");
        }
        return found;
    }

    /** Which members a group brought in is not in one answer; all who are in by groups is the safe bound. */
    private Optional<Report> group(AssignmentContext context, String groupId) {
        if (context.okta().appGroups().get(context.appId(), groupId).isEmpty()) {
            return Optional.empty();
        }
        List<AppUser> everybody = context.okta().appUsers().list(context.appId());
        int people = (int) everybody.stream()
                .filter(user -> user.scope() == Scope.Group)
                .map(AppUser::id)
                .distinct()
                .count();
        return listing.doubt(context, everybody)
                .or(() -> remove(context, Math.max(1, people), () -> unassignGroup(context, groupId)));
    }

    private void unassignGroup(AssignmentContext context, String groupId) {
        String requestId =
                context.view().writingGroups(() -> context.okta().appGroups().remove(context.appId(), groupId));
        context.view().removedGroup(groupId);
        changes.changed(context.assignment(), EventReason.GroupUnassigned, groupId, requestId, List.of());
    }
}
