package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.OktaErrorCode;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step 5 of the procedure for one person; somebody who is in by a group is assigned enough, unless more is declared. Who was
 * found once is known by their id from then on, and looked for again only where their assignment is gone or looks odd.
 */
final class UserStep {

    private final Directory directory;
    private final Readings readings;
    private final Rivals rivals;
    private final ChangeLog changes;
    private final Correction correction;
    private final Renaming renaming;
    private final PushState pushState;

    UserStep(Directory directory, Readings readings, Rivals rivals, ChangeLog changes, PushState pushState) {
        this.directory = directory;
        this.readings = readings;
        this.rivals = rivals;
        this.changes = changes;
        this.correction = new Correction(changes);
        this.renaming = new Renaming(changes);
        this.pushState = pushState;
    }

    /** Finds the person and makes the assignment as declared. */
    Result run(AssignmentContext context, AppAssignmentSpec.User declared) {
        Optional<String> known = context.subjectId().filter(id -> !context.asked());
        Optional<AppUser> observed = known.flatMap(id -> look(context, id));
        boolean asExpected = observed.map(AppUser::inPlace).orElse(!context.isToBeFoundAgain());
        if (known.isPresent() && asExpected) {
            return sync(context, known.get(), observed);
        }
        return find(context, declared)
                .map(user -> rivals.first(context.assignment(), user.id()).orElseGet(() -> found(context, user)))
                .orElseGet(() -> notFound(context, declared));
    }

    private Result found(AssignmentContext context, User user) {
        return user.deactivated()
                ? notActive(user.login())
                : sync(context, user.id(), look(context, user.id()).map(seen -> seen.with(identity(user))));
    }

    private Optional<AppUser> look(AssignmentContext context, String userId) {
        return context.view().user(userId, readings.of(context));
    }

    /** Once found, by the id that is known and never again by the login, which may be somebody else's by now. */
    private Optional<User> find(AssignmentContext context, AppAssignmentSpec.User declared) {
        return Optional.ofNullable(declared.id())
                .or(context::subjectId)
                .map(context.okta().users()::byId)
                .orElseGet(() -> directory.user(
                        context, Optional.ofNullable(declared.login()).orElse("")));
    }

    private static Result notFound(AssignmentContext context, AppAssignmentSpec.User declared) {
        String message = declared.id() != null
                ? "spec.user.id: the org has no person " + declared.id() + ". Correct the id."
                : context.subjectId()
                        .map(id -> "spec.user.login: the person whom this AppAssignment stands for (" + id
                                + ") is deleted in Okta. Delete it too; whoever has the login '" + declared.login()
                                + "' now is assigned by a new one.")
                        .orElseGet(() -> "spec.user.login: the org has no person '" + declared.login()
                                + "'. Correct the login.");
        return Result.failing(Reason.UserNotFound, message);
    }

    private static AppUser.Identity identity(User user) {
        return new AppUser.Identity(user.login(), user.status());
    }

    private static Result notActive(String login) {
        return Result.failing(
                Reason.UserNotActive,
                login + " is deactivated in Okta and cannot be assigned. Activate them, or delete this AppAssignment.");
    }

    private Result sync(AssignmentContext context, String userId, Optional<AppUser> observed) {
        String name = observed.flatMap(AppUser::user)
                .map(AppUser.Identity::login)
                .or(context::subjectName)
                .orElseGet(() -> declaredName(context));
        List<Change> differences =
                observed.map(found -> differences(context, found)).orElse(List.of(new Change("spec.user", "", name)));
        return differences.isEmpty()
                ? assigned(context, observed.orElseThrow())
                : correction.run(
                        context.subject("Assignment of " + name),
                        differences,
                        () -> observed.map(found -> update(context, name, found, differences))
                                .orElseGet(() -> assign(context, userId, name)),
                        report -> new Result(Optional.of(userId), Optional.of(name), observed, report));
    }

    private static String declaredName(AssignmentContext context) {
        AppAssignmentSpec.User user =
                Objects.requireNonNull(context.assignment().getSpec().user());
        return Objects.requireNonNullElse(user.login(), Objects.requireNonNullElse(user.id(), ""));
    }

    private Result assign(AssignmentContext context, String userId, String name) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        try {
            Written<AppUser> assigned =
                    context.okta().appUsers().assign(context.appId(), userId, spec.userName(), spec.profile());
            changes.changed(
                    context.assignment(),
                    EventReason.UserAssigned,
                    name + " (" + userId + ") to app " + context.appId(),
                    assigned.requestId(),
                    List.of());
            return stored(context, name, assigned.value());
        } catch (ApiException e) {
            if (e.failure().code().equals(OktaErrorCode.USER_INACTIVE.code())) {
                return notActive(name);
            }
            throw e;
        }
    }

    private Result update(AssignmentContext context, String name, AppUser observed, List<Change> differences) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        if (observed.scope() == Scope.Group) {
            Written<AppUser> converted = context.okta().appUsers().convert(context.appId(), observed.id(), Scope.User);
            context.view().wrote(converted.value());
            changes.changed(
                    context.assignment(), EventReason.UserConvertedToDirect, name, converted.requestId(), List.of());
        }
        Written<AppUser> updated =
                context.okta().appUsers().update(context.appId(), observed.id(), spec.userName(), spec.profile());
        changes.changed(
                context.assignment(),
                EventReason.UserAssignmentUpdated,
                name + " (" + observed.id() + ")",
                updated.requestId(),
                differences);
        return stored(context, name, observed.user().map(updated.value()::with).orElse(updated.value()));
    }

    private Result stored(AssignmentContext context, String name, AppUser appUser) {
        context.view().wrote(appUser);
        List<Change> left = differences(context, appUser);
        return left.isEmpty()
                ? assigned(context, appUser)
                : new Result(
                        Optional.of(appUser.id()),
                        Optional.of(name),
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
        Optional<String> login = appUser.user().map(AppUser.Identity::login).or(context::subjectName);
        Finding finding = Finding.holds(
                ConditionType.Assigned,
                direct ? Reason.AssignedDirectly : Reason.AssignedByGroup,
                (direct
                                ? "Assigned to the app."
                                : "Assigned to the app by a group, which is enough for what is declared.")
                        + suspended(appUser)
                        + declaredLogin(context)
                                .flatMap(declared -> login.map(current -> renaming.of(context, declared, current)))
                                .orElse(""));
        return new Result(
                Optional.of(appUser.id()),
                login.or(() -> declaredLogin(context)),
                Optional.of(pushState.known(context, appUser)),
                pushState.extensionNumber(context, appUser),
                Report.of(finding).and(pushState.of(context, appUser)));
    }

    private static String suspended(AppUser appUser) {
        return appUser.user().filter(user -> user.status().equals("SUSPENDED")).isPresent()
                ? " The person is suspended in Okta and cannot sign in; the assignment is kept."
                : "";
    }

    private static Optional<String> declaredLogin(AssignmentContext context) {
        return Optional.ofNullable(context.assignment().getSpec().user()).map(AppAssignmentSpec.User::login);
    }
}
