package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.Watched;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the manifests that assign the same person or group: by what they declare, and by the id that it stands for. */
public final class Subjects {

    /** Name of the index; its keys are {@link #keys}. */
    public static final String BY_SUBJECT = "subject";

    /** Name of the index of groups by the priority that they declare; its keys are {@link #priorities}. */
    public static final String BY_PRIORITY = "priority";

    private final Watched<AppAssignment> assignments;

    public Subjects(Watched<AppAssignment> assignments) {
        this.assignments = assignments;
    }

    /** The index keys of an assignment. */
    public static List<String> keys(AppAssignment assignment) {
        String integration = integration(assignment);
        return Stream.concat(Stream.of(declared(assignment)), resolved(assignment).stream())
                .map(subject -> integration + "|" + subject)
                .distinct()
                .toList();
    }

    /** The priority that an assignment declares in its integration; none for most. */
    public static List<String> priorities(AppAssignment assignment) {
        Integer priority = assignment.getSpec().priority();
        return priority == null ? List.of() : List.of(integration(assignment) + "|" + priority);
    }

    /** An older manifest for the same subject. */
    public Optional<AppAssignment> older(AppAssignment assignment) {
        return Seniority.older(assignment, others(assignment));
    }

    /** An older manifest of another group that declares the same priority, which Okta cannot keep (peers.md §3, no. 12). */
    public Optional<AppAssignment> olderOfSamePriority(AppAssignment assignment) {
        return Seniority.older(
                assignment, priorities(assignment).stream().flatMap(key -> assignments.byIndex(BY_PRIORITY, key)));
    }

    /** The manifests that could not do their work because of this one. */
    public Stream<AppAssignment> rivals(AppAssignment assignment) {
        return Stream.concat(
                        others(assignment),
                        priorities(assignment).stream().flatMap(key -> assignments.byIndex(BY_PRIORITY, key)))
                .filter(other -> !Objects.equals(
                        other.getMetadata().getUid(), assignment.getMetadata().getUid()));
    }

    /** Whether another manifest that stays wants the same subject assigned. */
    public boolean wantedByAnother(AppAssignment assignment) {
        return others(assignment)
                .anyMatch(other -> !other.isMarkedForDeletion()
                        && !Objects.equals(
                                other.getMetadata().getUid(),
                                assignment.getMetadata().getUid()));
    }

    /** Whether somebody has a manifest of their own that stays, in the integration of {@code group}. */
    public boolean isDeclared(AppAssignment group, String userId, Optional<String> login) {
        Stream<String> subjects =
                Stream.concat(Stream.of("id=" + userId), login.map(name -> declared("user", null, name)).stream());
        return subjects.flatMap(subject -> assignments.byIndex(BY_SUBJECT, integration(group) + "|" + subject))
                .anyMatch(manifest -> !manifest.isMarkedForDeletion());
    }

    private Stream<AppAssignment> others(AppAssignment assignment) {
        return keys(assignment).stream().flatMap(key -> assignments.byIndex(BY_SUBJECT, key));
    }

    private static String integration(AppAssignment assignment) {
        return IntegrationResolver.namespaceOf(
                        assignment.getSpec().integrationRef(),
                        assignment.getMetadata().getNamespace())
                + "/" + assignment.getSpec().integrationRef().name();
    }

    private static String declared(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getSpec().user())
                .map(user -> declared("user", user.id(), user.login()))
                .or(() -> Optional.ofNullable(assignment.getSpec().group())
                        .map(group -> declared("group", group.id(), group.name())))
                .orElse("");
    }

    /** Logins are compared without regard to case; so are names here, to be on the safe side. */
    private static String declared(String kind, @Nullable String id, @Nullable String name) {
        return id == null ? kind + "=" + Optional.ofNullable(name).orElse("").toLowerCase(Locale.ROOT) : "id=" + id;
    }

    private static Optional<String> resolved(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectId)
                .map(id -> "id=" + id);
    }
}
