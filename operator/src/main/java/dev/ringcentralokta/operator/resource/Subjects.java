package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.status.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the manifests that assign the same person or group: by the id that they stand for, and by the name that they declare
 * as long as nobody knows whose that is. A name that has become somebody else's is not the same subject.
 */
public final class Subjects {

    /** Name of the index; its keys are {@link #keys}. */
    public static final String BY_SUBJECT = "subject";

    /** Name of the index of groups by the priority that they declare; its keys are {@link #priorities}. */
    public static final String BY_PRIORITY = "priority";

    /** Name of the index of groups that may not have got their priority; its keys are {@link #unsettled}. */
    public static final String UNSETTLED = "unsettled";

    private final Watched<AppAssignment> assignments;

    public Subjects(Watched<AppAssignment> assignments) {
        this.assignments = assignments;
    }

    /** All indexes that the cache of assignments has to have, by name. */
    public static Map<String, Function<AppAssignment, List<String>>> indexes() {
        return Map.of(BY_SUBJECT, Subjects::keys, BY_PRIORITY, Subjects::priorities, UNSETTLED, Subjects::unsettled);
    }

    /** The index keys of an assignment: what it declares, and the id that Okta has for it. */
    public static List<String> keys(AppAssignment assignment) {
        return Stream.concat(declaredName(assignment).stream(), id(assignment).map(id -> byId(assignment, id)).stream())
                .toList();
    }

    /** The priority that an assignment declares in its integration; none for most. */
    public static List<String> priorities(AppAssignment assignment) {
        Integer priority = assignment.getSpec().priority();
        return priority == null ? List.of() : List.of(integration(assignment) + "|" + priority);
    }

    /** The integration of a group that declares a priority which it was refused, or may be by a look that goes on now. */
    public static List<String> unsettled(AppAssignment assignment) {
        boolean settled = Optional.ofNullable(assignment.getStatus())
                .filter(status -> assignment.getMetadata().getGeneration().equals(status.observedGeneration()))
                .filter(status -> status.conditions().stream()
                        .noneMatch(condition -> condition.reason().equals(Reason.Conflict.name())))
                .isPresent();
        return settled || assignment.getSpec().priority() == null ? List.of() : List.of(integration(assignment));
    }

    /** Okta's id of the person or group, as declared or once it was found. */
    public static Optional<String> id(AppAssignment assignment) {
        AppAssignmentSpec spec = assignment.getSpec();
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectId)
                .or(() -> Optional.ofNullable(spec.user()).map(AppAssignmentSpec.User::id))
                .or(() -> Optional.ofNullable(spec.group()).map(AppAssignmentSpec.Group::id));
    }

    /**
     * An older manifest for the same subject.
     *
     * @param subjectId whom {@code assignment} stands for
     */
    public Optional<AppAssignment> older(AppAssignment assignment, String subjectId) {
        return Seniority.older(assignment, others(assignment, subjectId).filter(other -> !isShutOut(other)));
    }

    /** An older manifest of another group that declares the same priority, which Okta cannot keep (peers.md §3, no. 12). */
    public Optional<AppAssignment> olderOfSamePriority(AppAssignment assignment) {
        return Seniority.older(assignment, ofSamePriority(assignment));
    }

    /**
     * The manifests that stay, and for which it may make a difference that this one is there, changes or goes.
     *
     * @param subjectId whom it stands for, if that is known
     */
    public Stream<AppAssignment> rivals(AppAssignment assignment, Optional<String> subjectId) {
        Stream<String> subjects = Stream.concat(
                keys(assignment).stream(),
                Stream.of(toldName(assignment), subjectId.map(id -> byId(assignment, id)))
                        .flatMap(Optional::stream));
        boolean mayFreeAPriority = assignment.getSpec().group() != null && wasLookedAt(assignment);
        Stream<AppAssignment> unsettled =
                mayFreeAPriority ? assignments.byIndex(UNSETTLED, integration(assignment)) : Stream.empty();
        return Stream.of(
                        subjects.flatMap(key -> assignments.byIndex(BY_SUBJECT, key)),
                        ofSamePriority(assignment),
                        unsettled)
                .flatMap(Function.identity())
                .filter(other -> isOther(other, assignment) && !other.isMarkedForDeletion());
    }

    /** Whether another manifest that stays wants the same subject assigned. */
    public boolean wantedByAnother(AppAssignment assignment) {
        return id(assignment).stream()
                .flatMap(id -> others(assignment, id))
                .anyMatch(other -> !other.isMarkedForDeletion());
    }

    /**
     * The same of manifests that the operator's label selector leaves out; asks the API server where there is one.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where it does not tell
     */
    public boolean wantedUnseen(AppAssignment assignment) {
        return id(assignment).stream().anyMatch(id -> {
            Set<String> subjects = Stream.of(
                            declaredName(assignment), toldName(assignment), Optional.of(byId(assignment, id)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet());
            return assignments
                    .leftOut()
                    .filter(other -> !other.isMarkedForDeletion() && isOther(other, assignment))
                    .filter(other -> standsFor(other, id))
                    .anyMatch(other -> keys(other).stream().anyMatch(subjects::contains));
        });
    }

    /** Whether somebody has a manifest of their own that stays, in the integration of {@code group}. */
    public boolean isDeclared(AppAssignment group, String userId, Optional<String> login) {
        Stream<String> byLogin = login.map(name -> named(group, "user", name)).stream();
        return Stream.concat(Stream.of(byId(group, userId)), byLogin)
                .flatMap(key -> assignments.byIndex(BY_SUBJECT, key))
                .filter(manifest -> standsFor(manifest, userId))
                .anyMatch(manifest -> !manifest.isMarkedForDeletion());
    }

    private Stream<AppAssignment> others(AppAssignment assignment, String subjectId) {
        return Stream.of(declaredName(assignment), toldName(assignment), Optional.of(byId(assignment, subjectId)))
                .flatMap(Optional::stream)
                .flatMap(key -> assignments.byIndex(BY_SUBJECT, key))
                .filter(other -> isOther(other, assignment))
                .filter(other -> standsFor(other, subjectId));
    }

    private Stream<AppAssignment> ofSamePriority(AppAssignment assignment) {
        return priorities(assignment).stream()
                .flatMap(key -> assignments.byIndex(BY_PRIORITY, key))
                .filter(other -> !isShutOut(other));
    }

    /** Or may stand for: nobody has looked. */
    private static boolean standsFor(AppAssignment assignment, String subjectId) {
        return id(assignment).map(subjectId::equals).orElse(true);
    }

    /**
     * It may not refer to the integration, so it assigns nobody, and nobody has to give way to it. Not for what keeps somebody
     * from being removed: what its status says may be of yesterday.
     */
    private static boolean isShutOut(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.reason().equals(Reason.IntegrationNotFound.name()));
    }

    private static boolean wasLookedAt(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus()).stream()
                .anyMatch(status -> !status.conditions().isEmpty());
    }

    private static boolean isOther(AppAssignment other, AppAssignment assignment) {
        return !Objects.equals(
                other.getMetadata().getUid(), assignment.getMetadata().getUid());
    }

    private static Optional<String> declaredName(AppAssignment assignment) {
        AppAssignmentSpec spec = assignment.getSpec();
        return Optional.ofNullable(spec.user())
                .map(AppAssignmentSpec.User::login)
                .map(login -> named(assignment, "user", login))
                .or(() -> Optional.ofNullable(spec.group())
                        .map(AppAssignmentSpec.Group::name)
                        .map(name -> named(assignment, "group", name)));
    }

    /** What Okta called the subject when it was last seen; somebody may declare that meanwhile. */
    private static Optional<String> toldName(AppAssignment assignment) {
        String kind = assignment.getSpec().user() == null ? "group" : "user";
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectName)
                .map(name -> named(assignment, kind, name));
    }

    /** Logins are compared without regard to case; so are names of groups here, to be on the safe side. */
    private static String named(AppAssignment assignment, String kind, String name) {
        return integration(assignment) + "|" + kind + "=" + name.toLowerCase(Locale.ROOT);
    }

    private static String byId(AppAssignment assignment, String id) {
        return integration(assignment) + "|id=" + id;
    }

    private static String integration(AppAssignment assignment) {
        return IntegrationResolver.namespaceOf(
                        assignment.getSpec().integrationRef(),
                        assignment.getMetadata().getNamespace())
                + "/" + assignment.getSpec().integrationRef().name();
    }
}
