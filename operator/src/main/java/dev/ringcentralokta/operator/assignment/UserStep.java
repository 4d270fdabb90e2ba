package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Step 5 of the procedure for one person; somebody who is in by a group is assigned enough, unless more is declared. */
final class UserStep {

    private final Directory directory;
    private final ChangeLog changes;
    private final Correction correction;
    private final PushState pushState;

    UserStep(Directory directory, ChangeLog changes, PushState pushState) {
        this.directory = directory;
        this.changes = changes;
        this.correction = new Correction(changes);
        this.pushState = pushState;
    }

    /** Finds the person and makes the assignment as declared. */
    Result run(AssignmentContext context, AppAssignmentSpec.User declared) {
        Optional<User> user = find(context, declared);
        if (user.isEmpty()) {
            return Result.failing(
                    Reason.UserNotFound,
                    declared.id() == null
                            ? "spec.user.login: the org has no person '" + declared.login() + "'. Correct the login."
                            : "spec.user.id: the org has no person " + declared.id() + ". Correct the id.");
        }
        return user.get().status().equals("DEPROVISIONED")
                ? Result.failing(
                        Reason.UserNotActive,
                        user.get().login()
                                + " is deactivated in Okta and cannot be assigned. Activate them, or delete this"
                                + " AppAssignment.")
                : sync(context, user.get());
    }

    private Optional<User> find(AssignmentContext context, AppAssignmentSpec.User declared) {
        return declared.id() == null
                ? directory.user(context, Optional.ofNullable(declared.login()).orElse(""))
                : context.okta().users().byId(declared.id());
    }

    private Result sync(AssignmentContext context, User user) {
        Optional<AppUser> observed = context.okta().appUsers().get(context.appId(), user.id());
        List<Change> differences = observed.map(found -> differences(context, found))
                .orElse(List.of(new Change("spec.user", "", user.login())));
        return differences.isEmpty()
                ? assigned(context, observed.orElseThrow())
                : correction.run(
                        context.subject("Assignment of " + user.login()),
                        differences,
                        () -> observed.map(found -> update(context, user, found, differences))
                                .orElseGet(() -> assign(context, user)),
                        report -> new Result(Optional.of(user.id()), observed, report));
    }

    private Result assign(AssignmentContext context, User user) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        Written<AppUser> assigned =
                context.okta().appUsers().assign(context.appId(), user.id(), spec.userName(), spec.profile());
        changes.changed(
                context.assignment(),
                EventReason.UserAssigned,
                user.login() + " (" + user.id() + ") to app " + context.appId(),
                assigned.requestId(),
                List.of());
        return stored(context, assigned.value());
    }

    private Result update(AssignmentContext context, User user, AppUser observed, List<Change> differences) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        if (observed.scope() == Scope.Group) {
            String requestId = context.okta()
                    .appUsers()
                    .convert(context.appId(), user.id(), Scope.User)
                    .requestId();
            changes.changed(
                    context.assignment(), EventReason.UserConvertedToDirect, user.login(), requestId, List.of());
        }
        Written<AppUser> updated =
                context.okta().appUsers().update(context.appId(), user.id(), spec.userName(), spec.profile());
        changes.changed(
                context.assignment(),
                EventReason.UserAssignmentUpdated,
                user.login() + " (" + user.id() + ")",
                updated.requestId(),
                differences);
        return stored(context, updated.value());
    }

    private Result stored(AssignmentContext context, AppUser appUser) {
        List<Change> left = differences(context, appUser);
        return left.isEmpty()
                ? assigned(context, appUser)
                : new Result(
                        Optional.of(appUser.id()),
                        Optional.of(appUser),
                        Correction.notStored(ConditionType.Assigned, left));
    }

    private static List<Change> differences(AssignmentContext context, AppUser observed) {
        String userName = context.assignment().getSpec().userName();
        Stream<Change> name = userName == null || userName.equals(observed.userName())
                ? Stream.empty()
                : Stream.of(new Change(
                        "spec.userName",
                        Optional.ofNullable(observed.userName()).orElse(""),
                        userName));
        return Stream.concat(name, context.profileDifferences(observed.profile()).stream())
                .toList();
    }

    private Result assigned(AssignmentContext context, AppUser appUser) {
        boolean direct = appUser.scope() == Scope.User;
        Finding finding = Finding.holds(
                ConditionType.Assigned,
                direct ? Reason.AssignedDirectly : Reason.AssignedByGroup,
                direct
                        ? "Assigned to the app."
                        : "Assigned to the app by a group, which is enough for what is declared.");
        return new Result(
                Optional.of(appUser.id()),
                Optional.of(appUser),
                Report.of(finding).and(pushState.of(context, appUser)));
    }
}
