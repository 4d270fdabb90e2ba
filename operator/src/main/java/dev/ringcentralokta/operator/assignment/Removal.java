package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.removal.AppListing;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.removal.Unassignment;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes one person or group off the app, after reading everything again just before. */
final class Removal {

    private final ChangeLog changes;
    private final Unassignment unassignment;
    private final RemovalGate gate;
    private final LastCheck lastCheck;
    private final Subjects subjects;
    private final AppListing listing;

    Removal(ChangeLog changes, RemovalGate gate, LastCheck lastCheck, Subjects subjects, AppListing listing) {
        this.changes = changes;
        this.unassignment = new Unassignment(changes);
        this.gate = gate;
        this.lastCheck = lastCheck;
        this.subjects = subjects;
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
        return remove(
                context,
                1,
                () -> unassignment.run(
                        context.assignment(),
                        new Unassignment.Place(context.okta(), context.appId(), context.view()),
                        userId,
                        userId));
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

    private boolean isProtected(AssignmentContext context, String userId) {
        boolean found = ProtectedLogins.of(context.integration()).namePerson(context.okta(), userId);
        if (found) {
            changes.noticed(
                    context.assignment(),
                    EventReason.Abandoned,
                    userId + " stays assigned: the integration's protectedLogins name them.");
        }
        return found;
    }

    /**
     * Which members a group brought in is not in one answer; all who are in by groups is the safe bound. Whoever has a manifest
     * of their own, or is protected, is assigned directly before: their account must not go and come back empty.
     */
    private Optional<Report> group(AssignmentContext context, String groupId) {
        if (context.okta().appGroups().get(context.appId(), groupId).isEmpty()) {
            return Optional.empty();
        }
        if (!context.okta().groups().hasMembers(groupId)) {
            return remove(context, 1, () -> unassignGroup(context, groupId));
        }
        List<AppUser> everybody = context.okta().appUsers().list(context.appId());
        Map<Boolean, Map<String, AppUser>> byGroup = everybody.stream()
                .filter(user -> user.scope() == Scope.Group)
                .collect(Collectors.partitioningBy(
                        user -> stays(context, user),
                        Collectors.toMap(AppUser::id, Function.identity(), (one, again) -> again)));
        int people = byGroup.getOrDefault(false, Map.of()).size();
        return listing.doubt(context.integration(), context.appId(), everybody)
                .map(Removal::noProof)
                .or(() -> remove(context, Math.max(1, people), () -> {
                    byGroup.getOrDefault(true, Map.of()).keySet().forEach(userId -> assignDirectly(context, userId));
                    unassignGroup(context, groupId);
                }));
    }

    private boolean stays(AssignmentContext context, AppUser user) {
        Optional<String> login = user.user().map(AppUser.Identity::login);
        return subjects.isDeclared(context.assignment(), user.id(), login)
                || login.filter(ProtectedLogins.of(context.integration())::name).isPresent();
    }

    private void assignDirectly(AssignmentContext context, String userId) {
        Written<AppUser> converted = context.okta().appUsers().convert(context.appId(), userId, Scope.User);
        context.view().wrote(converted.value());
        changes.changed(
                context.assignment(), EventReason.UserConvertedToDirect, userId, converted.requestId(), List.of());
    }

    private static Report noProof(String why) {
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalHeldBack,
                why
                        + ". That is no proof of how many people the removal of this group concerns, so nobody is removed; the"
                        + " operator looks again."));
    }

    private void unassignGroup(AssignmentContext context, String groupId) {
        String requestId =
                context.view().writingGroups(() -> context.okta().appGroups().remove(context.appId(), groupId));
        context.view().removedGroup(groupId);
        changes.changed(context.assignment(), EventReason.GroupUnassigned, groupId, requestId, List.of());
    }
}
