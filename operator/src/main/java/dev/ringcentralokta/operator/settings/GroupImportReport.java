package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupSituation;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what came of an import of groups, as a part of what came of the whole import. */
record GroupImportReport(SettingsContext context, GroupImportResult result) {

    /** What a person has to do first, or what goes on by itself; empty where all is as it should be. */
    Optional<Reason> reason() {
        if (result.stop().filter(NotStored.class::isInstance).isPresent()) {
            return Optional.of(Reason.NotStored);
        }
        if (!result.plan().held().members().isEmpty()) {
            return Optional.of(Reason.RemovalBlocked);
        }
        if (!result.problems().isEmpty() || !result.failures().stream().allMatch(GroupImportResult.Failure::passes)) {
            return Optional.of(Reason.GroupsNotImported);
        }
        if (context.observing()) {
            return result.plan().changes().isEmpty() ? Optional.empty() : Optional.of(Reason.DriftDetected);
        }
        return Optional.empty(); // what waits for a rate limit is told for people and groups together
    }

    String message() {
        List<String> parts = new ArrayList<>();
        if (result.stop().filter(NotStored.class::isInstance).isPresent()) {
            parts.add("The ConfigMaps that groups are remembered in cannot be written: '"
                    + context.integration().getMetadata().getName()
                    + "-imported-groups-…'. Look at the namespace's quota and at the operator's role.");
        }
        if (!result.plan().held().members().isEmpty()) {
            parts.add(held());
        }
        if (!troubles().isEmpty()) {
            parts.add("Groups that were not imported as they are: " + Excerpt.of(troubles()) + ".");
        }
        parts.add(counts());
        return String.join(" ", parts);
    }

    /** Every change that would be made; people by their ids. */
    List<Drift> plan() {
        return result.plan().changes().stream()
                .map(change -> new Drift(
                        ConditionType.ToOktaSynced.name(), "RingCentral " + change.key(), inWords(change), ""))
                .toList();
    }

    private String held() {
        List<String> groups = result.plan().groups().stream()
                .filter(group -> !group.held().isEmpty())
                .map(group -> group.title() + " (" + group.held().size() + ")")
                .toList();
        return result.plan().held().members().size()
                + " people would leave groups in Okta, which is more than removalGuard.maxPercent of their members; they stay: "
                + Excerpt.of(groups) + ".";
    }

    /** How a person lets those go who are held; empty where nobody is, or nothing may be written. */
    Optional<ManualStep> release() {
        if (result.plan().held().members().isEmpty() || context.observing()) {
            return Optional.empty();
        }
        return Optional.of(new ManualStep(
                ConditionType.ToOktaSynced.name(),
                "If " + result.plan().held().members().size()
                        + " people are to leave their groups in Okta: kubectl annotate --overwrite provset -n "
                        + context.settings().getMetadata().getNamespace() + " "
                        + context.settings().getMetadata().getName() + " " + Annotations.RELEASE_REMOVALS + "="
                        + result.plan().held().digest() + " " + Annotations.IMPORT_REQUESTED_AT + "=$(date +%s)",
                "ProvisioningSettings '" + context.settings().getMetadata().getName() + "'",
                "More would leave at once than removalGuard.maxPercent allows."));
    }

    private List<String> troubles() {
        return Stream.concat(
                        result.problems().stream(),
                        result.failures().stream().map(failure -> failure.group() + ": " + failure.message()))
                .toList();
    }

    private String counts() {
        long there = result.situations().getOrDefault(GroupSituation.Kept, 0L)
                + result.situations().getOrDefault(GroupSituation.New, 0L);
        Done done = result.done();
        return there + " groups of RingCentral are in Okta"
                + (context.observing()
                        ? "."
                        : "; made: " + done.created() + ", renamed: " + done.renamed() + ", joined: " + done.joined()
                                + ", left: " + done.left() + ".");
    }

    private static String inWords(GroupChange change) {
        if (change instanceof GroupChange.Create create) {
            return "Create group " + create.name() + " with " + create.userIds().size() + " members";
        }
        if (change instanceof GroupChange.Rename rename) {
            return "Rename group to " + rename.name();
        }
        if (change instanceof GroupChange.Join join) {
            return "Add " + join.userId();
        }
        return change instanceof GroupChange.Leave leave
                ? "Take out " + leave.userId()
                : change.getClass().getSimpleName();
    }
}
