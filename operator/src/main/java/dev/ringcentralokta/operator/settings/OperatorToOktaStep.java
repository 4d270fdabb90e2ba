package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.ImportSchedule.Kind;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "To Okta" where the operator imports people itself ({@code provisioner: Operator}): by the schedule and as a person asks.
 * Between imports the condition says what came of the last one. With {@code managementPolicy: Observe} each look says what an
 * import would do.
 */
final class OperatorToOktaStep {

    private static final ConditionType CONDITION = ConditionType.ToOktaSynced;

    /** Those of an import that got to its end. */
    private static final Map<String, Reason> OUTCOMES = Stream.of(
                    Reason.Synced,
                    Reason.PeopleToConfirm,
                    Reason.PeopleNotImported,
                    Reason.GroupsNotImported,
                    Reason.RemovalBlocked)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final OperatorImport imports;
    private final Clock clock;

    OperatorToOktaStep(OperatorImport imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** Imports who is in RingCentral, where an import is due. */
    SettingsLook run(SettingsContext context, ImportRules rules) {
        ImportTiming timing = new ImportTiming(context.settings(), rules.schedule());
        if (!rules.problems().isEmpty()) {
            String problems = String.join(" ", rules.problems());
            return waiting(timing, failing(Reason.RequestRefused, problems + " Nobody is imported until then."));
        }
        if (context.observing()) {
            return waiting(timing, imports.run(context, rules, false).report());
        }
        return timing.due(clock.instant())
                .or(() -> isForgotten(context, timing) ? Optional.of(Kind.Incremental) : Optional.empty())
                .map(kind -> run(context, rules, timing, kind))
                .orElseGet(() -> waiting(timing, between(context, timing)));
    }

    private SettingsLook run(SettingsContext context, ImportRules rules, ImportTiming timing, Kind kind) {
        OperatorImport.Result result = imports.run(context, rules, kind == Kind.Full);
        return new SettingsLook(
                result.report(),
                Optional.of(result.began().map(timing::done).orElseGet(() -> timing.waiting(clock.instant()))));
    }

    private SettingsLook waiting(ImportTiming timing, Report report) {
        return new SettingsLook(report, Optional.of(timing.waiting(clock.instant())));
    }

    /** Whether the status no longer tells what came of the last import, as something else stood there since: it is repeated. */
    private static boolean isForgotten(SettingsContext context, ImportTiming timing) {
        return timing.last().isPresent()
                && Optional.ofNullable(context.settings().getStatus())
                        .flatMap(OperatorToOktaStep::lastOutcome)
                        .isEmpty();
    }

    /** What came of the last import, as long as the status still tells of it. */
    private Report between(SettingsContext context, ImportTiming timing) {
        return timing.last()
                .flatMap(last -> Optional.ofNullable(context.settings().getStatus()))
                .flatMap(OperatorToOktaStep::lastOutcome)
                .orElseGet(() -> Report.of(Finding.holds(CONDITION, Reason.NoImportYet, toCome(context, timing))));
    }

    private static Optional<Report> lastOutcome(ProvisioningSettingsStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(CONDITION.name()))
                .filter(condition -> OUTCOMES.containsKey(condition.reason()))
                .findFirst()
                .map(condition -> again(status, condition));
    }

    private static Report again(ProvisioningSettingsStatus status, Condition condition) {
        Report report = Report.of(new Finding(
                CONDITION,
                condition.status().equals("True"),
                OUTCOMES.getOrDefault(condition.reason(), Reason.Synced),
                condition.message()));
        return status.manualSteps().stream()
                .filter(step -> step.condition().equals(CONDITION.name()))
                .reduce(report, Report::withManualStep, Report::and);
    }

    private String toCome(SettingsContext context, ImportTiming timing) {
        String now = "For one now: kubectl annotate --overwrite provset -n "
                + context.settings().getMetadata().getNamespace() + " "
                + context.settings().getMetadata().getName() + " " + Annotations.IMPORT_REQUESTED_AT + "=$(date +%s).";
        return Optional.ofNullable(timing.waiting(clock.instant()).nextImportTime())
                .map(next -> "The next import is due at " + next + ". " + now)
                .orElse("No import is scheduled. " + now);
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
