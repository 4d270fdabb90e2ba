package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.ImportChange;
import dev.ringcentralokta.operator.importing.ImportChange.Create;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Link;
import dev.ringcentralokta.operator.importing.ImportChange.Update;
import dev.ringcentralokta.operator.importing.Situation;
import dev.ringcentralokta.operator.importing.run.ImportResult;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import dev.ringcentralokta.operator.importing.run.ImportReview;
import dev.ringcentralokta.operator.importing.run.Imports;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what came of an import, in one condition: what a person has to do first, then what goes on by itself.
 *
 * @param groups what came of that of groups; empty where it did not get to them, or none are imported
 */
record ImportReport(SettingsContext context, ImportResult result, Optional<GroupImportReport> groups) {

    private static final ConditionType CONDITION = ConditionType.ToOktaSynced;

    /** What a person decides as a matter of course; nothing is wrong about it. */
    private static final Set<Situation> TO_CONFIRM = EnumSet.of(
            Situation.ExactMatchUnconfirmed,
            Situation.PartialMatchUnconfirmed,
            Situation.NewUnconfirmed,
            Situation.OktaUserDeactivated);

    Report report() {
        Report report = Report.of(finding());
        report = context.observing()
                ? report.withDrift(plan())
                        .withDrift(groups.map(GroupImportReport::plan).orElse(List.of()))
                : report;
        report = waiting().isEmpty() || context.observing() ? report : report.withManualStep(decide());
        report =
                groups.flatMap(GroupImportReport::release).stream().reduce(report, Report::withManualStep, Report::and);
        Optional<ApiFailure.Wait> wait = stop().filter(
                        stop -> stop instanceof ByVendor by && by.failure() instanceof ApiFailure.Wait)
                .map(stop -> (ApiFailure.Wait) ((ByVendor) stop).failure());
        Optional<Instant> goOnAt = wait.map(ApiFailure.Wait::retryAt)
                .or(() -> groups.flatMap(told -> told.result().goOnAt()));
        return goOnAt.isPresent() ? report.until(goOnAt.get()) : report;
    }

    private Finding finding() {
        List<String> parts = new ArrayList<>();
        Optional<Reason> reason = Stream.of(
                        notStored(parts), trouble(parts), groups.flatMap(GroupImportReport::reason), progress(parts))
                .flatMap(Optional::stream)
                .findFirst();
        confirm(parts);
        parts.add(counts());
        groups.map(GroupImportReport::message).ifPresent(parts::add);
        String message = String.join(" ", parts);
        return reason.map(why -> Finding.fails(CONDITION, why, message))
                .orElseGet(() -> Finding.holds(
                        CONDITION, count(TO_CONFIRM) > 0 ? Reason.PeopleToConfirm : Reason.Synced, message));
    }

    private Optional<Stop> stop() {
        return result.stop().or(() -> groups.flatMap(told -> told.result().stop()));
    }

    private Optional<Reason> notStored(List<String> parts) {
        if (result.stop().filter(NotStored.class::isInstance).isEmpty()) {
            return Optional.empty();
        }
        parts.add("The ConfigMaps that imports are remembered in cannot be written: "
                + Imports.configMaps(context.integration())
                + ". Nobody is imported until they can. Look at the namespace's quota, at admission policies, and at the"
                + " operator's role; where somebody has edited one just now, nothing is wrong.");
        return Optional.of(Reason.NotStored);
    }

    /** What is wrong with somebody, and what a person said and cannot be followed. */
    private Optional<Reason> trouble(List<String> parts) {
        List<String> cases = Stream.concat(
                        result.problems().stream(), result.failures().stream().map(ImportReport::inWords))
                .toList();
        if (!cases.isEmpty()) {
            parts.add("Not done: " + Excerpt.of(cases) + ".");
        }
        Set<Situation> wrong = EnumSet.noneOf(Situation.class);
        wrong.addAll(waiting().keySet());
        wrong.removeAll(TO_CONFIRM);
        if (wrong.remove(Situation.LeftHeld)) {
            parts.add(count(EnumSet.of(Situation.LeftHeld))
                    + " people are no longer in RingCentral, which is more than removalGuard.maxPercent of those who are"
                    + " linked: they stay linked until you decide that they be ignored.");
            wrong.add(Situation.LeftHeld);
        }
        if (wrong.isEmpty()
                && result.problems().isEmpty()
                && result.failures().stream().allMatch(Failure::passes)) {
            return Optional.empty();
        }
        if (!wrong.isEmpty()) {
            parts.add(
                    count(wrong) + " people cannot be imported (" + bySituation(wrong) + "): " + list() + " says why.");
        }
        return Optional.of(Reason.PeopleNotImported);
    }

    private Optional<Reason> progress(List<String> parts) {
        int left = result.plan().changes().size();
        if (context.observing()) {
            if (left == 0) {
                return Optional.empty();
            }
            parts.add("Would make " + left + " changes (managementPolicy is Observe).");
            return Optional.of(Reason.DriftDetected);
        }
        if (stop().isEmpty()
                && result.ended()
                && groups.map(told -> told.result().ended()).orElse(true)) {
            return Optional.empty();
        }
        parts.add(
                stop().isPresent()
                        ? "The import goes on as soon as the rate limits allow."
                        : "The import goes on with what failed for now.");
        return Optional.of(Reason.ImportingPeople);
    }

    private void confirm(List<String> parts) {
        if (count(TO_CONFIRM) > 0) {
            parts.add(count(TO_CONFIRM) + " people wait for your decision (" + bySituation(TO_CONFIRM) + ") in "
                    + list() + ".");
        }
    }

    private String counts() {
        Done done = result.done();
        long users = result.situations().entrySet().stream()
                .filter(entry -> entry.getKey().isUserInOkta())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return users + " people of RingCentral are users in Okta"
                + (context.observing()
                        ? "."
                        : "; made by this import: " + done.created() + ", changed: " + done.updated() + ", linked: "
                                + done.linked() + ", forgotten: " + done.forgotten() + ".");
    }

    private ManualStep decide() {
        return new ManualStep(
                CONDITION.name(),
                "Decide about " + result.waiting() + " people in " + list() + " ("
                        + bySituation(waiting().keySet()) + "): its key how-to-decide says how. Then: kubectl annotate"
                        + " --overwrite provset -n "
                        + context.settings().getMetadata().getNamespace() + " "
                        + context.settings().getMetadata().getName() + " " + Annotations.IMPORT_REQUESTED_AT
                        + "=$(date +%s)",
                list(),
                "spec.toOkta.match leaves these to a person.");
    }

    private String list() {
        return "ConfigMap '" + ImportReview.name(context.integration()) + "'";
    }

    private Map<Situation, Long> waiting() {
        return result.situations().entrySet().stream()
                .filter(entry -> entry.getKey().waitsForAPerson())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long count(Set<Situation> some) {
        return result.situations().entrySet().stream()
                .filter(entry -> some.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private String bySituation(Set<Situation> some) {
        return new TreeSet<>(some)
                .stream()
                        .filter(situation -> count(EnumSet.of(situation)) > 0)
                        .map(situation -> count(EnumSet.of(situation)) + " " + situation)
                        .collect(Collectors.joining(", "));
    }

    /** Every change that would be made; attributes by their names. */
    private List<Drift> plan() {
        return result.plan().changes().stream()
                .map(change ->
                        new Drift(CONDITION.name(), "RingCentral person " + change.personId(), inWords(change), ""))
                .toList();
    }

    private static String inWords(ImportChange change) {
        if (change instanceof Create create) {
            return "Create" + (create.activate() ? ", active: " : ", staged: ")
                    + String.join(", ", new TreeSet<>(create.profile().keySet()));
        }
        if (change instanceof Update update) {
            return "Update " + update.oktaUserId() + ": "
                    + String.join(", ", new TreeSet<>(update.profile().keySet()));
        }
        if (change instanceof Link link) {
            return "Link to " + link.oktaUserId();
        }
        return change instanceof Forget ? "Forget" : change.getClass().getSimpleName();
    }

    private static String inWords(Failure failure) {
        return "RingCentral person " + failure.personId() + " (" + failure.message() + ")";
    }
}
