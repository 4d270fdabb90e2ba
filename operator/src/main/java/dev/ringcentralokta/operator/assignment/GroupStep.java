package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Step 5 of the procedure for one group. */
final class GroupStep {

    private final Directory directory;
    private final ChangeLog changes;
    private final Correction correction;

    GroupStep(Directory directory, ChangeLog changes) {
        this.directory = directory;
        this.changes = changes;
        this.correction = new Correction(changes);
    }

    /** Finds the group and makes the assignment as declared. */
    Result run(AssignmentContext context, AppAssignmentSpec.Group declared) {
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
        return sync(context, groups.get(0));
    }

    private List<Group> find(AssignmentContext context, AppAssignmentSpec.Group declared) {
        return declared.id() == null
                ? directory.groups(context, Optional.ofNullable(declared.name()).orElse(""))
                : context.okta().groups().byId(declared.id()).stream().toList();
    }

    private Result sync(AssignmentContext context, Group group) {
        Optional<AppGroup> observed = context.okta().appGroups().get(context.appId(), group.id());
        List<Change> differences = observed.map(found -> differences(context, found))
                .orElse(List.of(new Change("spec.group", "", group.name())));
        return differences.isEmpty()
                ? assigned(group)
                : correction.run(
                        context.subject("Assignment of group " + group.name()),
                        differences,
                        () -> apply(context, group, observed, differences),
                        report -> found(group, report));
    }

    private Result apply(
            AssignmentContext context, Group group, Optional<AppGroup> observed, List<Change> differences) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        Integer priority = Optional.ofNullable(spec.priority())
                .or(() -> observed.map(AppGroup::priority))
                .orElse(null);
        Map<String, Object> profile =
                new LinkedHashMap<>(observed.map(AppGroup::profile).orElse(Map.of()));
        profile.putAll(spec.profile());
        Written<AppGroup> stored = context.okta().appGroups().put(context.appId(), group.id(), priority, profile);
        changes.changed(
                context.assignment(),
                observed.isEmpty() ? EventReason.GroupAssigned : EventReason.GroupAssignmentUpdated,
                "Group " + group.name() + " (" + group.id() + ")",
                stored.requestId(),
                observed.isEmpty() ? List.of() : differences);
        List<Change> left = differences(context, stored.value());
        return left.isEmpty() ? assigned(group) : found(group, Correction.notStored(ConditionType.Assigned, left));
    }

    private static List<Change> differences(AssignmentContext context, AppGroup observed) {
        Integer priority = context.assignment().getSpec().priority();
        Stream<Change> order = priority == null || priority == observed.priority()
                ? Stream.empty()
                : Stream.of(new Change("spec.priority", String.valueOf(observed.priority()), String.valueOf(priority)));
        return Stream.concat(order, context.profileDifferences(observed.profile()).stream())
                .toList();
    }

    private static Result found(Group group, Report report) {
        return new Result(Optional.of(group.id()), Optional.empty(), report);
    }

    private static Result assigned(Group group) {
        return new Result(
                Optional.of(group.id()),
                Optional.empty(),
                Report.of(Finding.holds(
                        ConditionType.Assigned,
                        Reason.AssignedDirectly,
                        "Group '" + group.name() + "' is assigned; its members follow in Okta's own time.")));
    }
}
