package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Groups;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Step 5 of the procedure for one group. A group that was found once is known by its id from then on, and looked for again
 * only where its assignment is gone.
 */
final class GroupStep {

    private final Directory directory;
    private final Readings readings;
    private final Rivals rivals;
    private final ChangeLog changes;
    private final Correction correction;
    private final Renaming renaming;

    GroupStep(Directory directory, Readings readings, Rivals rivals, ChangeLog changes) {
        this.directory = directory;
        this.readings = readings;
        this.rivals = rivals;
        this.changes = changes;
        this.correction = new Correction(changes);
        this.renaming = new Renaming(changes);
    }

    /** Finds the group and makes the assignment as declared. */
    Result run(AssignmentContext context, AppAssignmentSpec.Group declared) {
        Optional<String> known = context.subjectId().filter(id -> !context.asked());
        Optional<AppGroup> observed = known.flatMap(id -> look(context, id));
        if (known.isPresent() && (observed.isPresent() || !context.isToBeFoundAgain())) {
            String name =
                    observed.flatMap(AppGroup::name).or(context::subjectName).orElseGet(() -> declaredName(declared));
            return sync(context, new Subject(known.get(), name, declared), observed);
        }
        List<Group> groups = find(context, declared);
        if (groups.isEmpty()) {
            return Result.failing(
                    Reason.GroupNotFound,
                    declared.id() == null
                            ? "spec.group.name: the org has no group '" + declared.name()
                                    + "'. Correct the name; names are compared exactly."
                            : "spec.group.id: the org has no group " + declared.id() + ". Correct the id.");
        }
        if (groups.size() > 1) {
            String ids = groups.stream()
                    .map(group -> group.id() + " of type " + group.type())
                    .collect(Collectors.joining(", "));
            return Result.failing(
                    Reason.AmbiguousGroup,
                    "spec.group.name: the org has " + groups.size() + " groups '" + declared.name() + "' (" + ids
                            + "). Say which one with spec.group.id in a new AppAssignment.");
        }
        Group group = groups.get(0);
        return rivals.first(context.assignment(), group.id())
                .orElseGet(() ->
                        sync(context, new Subject(group.id(), group.name(), declared), look(context, group.id())));
    }

    /** The group as Okta knows it, and as the manifest says. */
    private record Subject(String id, String name, AppAssignmentSpec.Group declared) {}

    private Optional<AppGroup> look(AssignmentContext context, String groupId) {
        return context.view().group(groupId, readings.of(context));
    }

    private static String declaredName(AppAssignmentSpec.Group declared) {
        return Objects.requireNonNullElse(declared.name(), Objects.requireNonNullElse(declared.id(), ""));
    }

    /** By the id that is known, so that a new name is no other group; only if that is gone, by the name. */
    private List<Group> find(AssignmentContext context, AppAssignmentSpec.Group declared) {
        Groups groups = context.okta().groups();
        return declared.id() == null
                ? context.subjectId()
                        .flatMap(groups::byId)
                        .map(List::of)
                        .orElseGet(() -> directory.groups(context, Objects.requireNonNullElse(declared.name(), "")))
                : groups.byId(declared.id()).stream().toList();
    }

    private Result sync(AssignmentContext context, Subject group, Optional<AppGroup> observed) {
        List<Change> differences = observed.map(found -> differences(context, found))
                .orElse(List.of(new Change("spec.group", "", group.name())));
        return differences.isEmpty()
                ? assigned(context, group)
                : correction.run(
                        context.subject("Assignment of group " + group.name()),
                        differences,
                        () -> context.view().writingGroups(() -> apply(context, group, observed, differences)),
                        report -> found(group, report));
    }

    private Result apply(
            AssignmentContext context, Subject group, Optional<AppGroup> observed, List<Change> differences) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        Integer priority = Optional.ofNullable(spec.priority())
                .or(() -> observed.map(AppGroup::priority))
                .orElse(null);
        Map<String, Object> profile =
                new LinkedHashMap<>(observed.map(AppGroup::profile).orElse(Map.of()));
        profile.putAll(spec.profile());
        Written<AppGroup> stored = context.okta().appGroups().put(context.appId(), group.id(), priority, profile);
        context.view().wrote(stored.value());
        changes.changed(
                context.assignment(),
                observed.isEmpty() ? EventReason.GroupAssigned : EventReason.GroupAssignmentUpdated,
                "Group " + group.name() + " (" + group.id() + ")",
                stored.requestId(),
                observed.isEmpty() ? List.of() : differences);
        List<Change> left = differences(context, stored.value());
        return left.isEmpty()
                ? assigned(context, group)
                : found(group, Correction.notStored(ConditionType.Assigned, left));
    }

    private static List<Change> differences(AssignmentContext context, AppGroup observed) {
        Integer priority = context.assignment().getSpec().priority();
        Stream<Change> order = priority == null || priority == observed.priority()
                ? Stream.empty()
                : Stream.of(new Change("spec.priority", String.valueOf(observed.priority()), String.valueOf(priority)));
        return Stream.concat(order, context.profileDifferences(observed.profile()).stream())
                .toList();
    }

    private static Result found(Subject group, Report report) {
        return new Result(Optional.of(group.id()), Optional.of(group.name()), Optional.empty(), report);
    }

    private Result assigned(AssignmentContext context, Subject group) {
        String renamed = group.declared().name() == null
                ? ""
                : renaming.of(context, group.declared().name(), group.name());
        return found(
                group,
                Report.of(Finding.holds(
                        ConditionType.Assigned,
                        Reason.AssignedDirectly,
                        "Group '" + group.name() + "' is assigned; its members follow in Okta's own time." + renamed)));
    }
}
