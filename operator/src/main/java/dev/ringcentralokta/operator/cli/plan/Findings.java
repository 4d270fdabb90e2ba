package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Action;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Change;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Field;
import dev.ringcentralokta.operator.cli.plan.PlanResult.ObjectPlan;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Step;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what a look in {@code Observe} has found as what would be done. */
final class Findings {

    /** What an import notes for itself before it makes a user; nobody else sees it. */
    private static final String ANNOUNCEMENT = "Announce";

    private static final String OBSERVE = " (managementPolicy is Observe)";

    /** What the plan knows of the integration that an object belongs to. */
    enum Integration {
        /** It is as it is to be, or not part of the plan. */
        AsItIs,
        /** It is to get its app or its session first, or does nothing, so that more cannot be known yet. */
        First,
        /** It could not be looked at, so that nothing is known. */
        InTrouble
    }

    private final HasMetadata object;
    private final Report report;
    private final Integration integration;
    private final List<Change> changes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Findings(HasMetadata object, Report report, Integration integration) {
        this.object = object;
        this.report = report;
        this.integration = integration;
    }

    /**
     * What would be done.
     *
     * @param object the manifest, with the status that the look has given it
     * @param integration what is known of the integration that it belongs to
     */
    static ObjectPlan of(HasMetadata object, Report report, Integration integration) {
        Findings findings = new Findings(object, report, integration);
        report.findings().forEach(findings::sort);
        report.retryAt().filter(until -> findings.problems.isEmpty()).ifPresent(findings::incomplete);
        return findings.plan();
    }

    /** Of a manifest that was not looked at. */
    static ObjectPlan of(HasMetadata object, List<Change> changes, List<String> problems, List<String> notes) {
        Findings findings = new Findings(object, Report.empty(), Integration.AsItIs);
        findings.changes.addAll(changes);
        findings.problems.addAll(problems);
        findings.notes.addAll(notes);
        return findings.plan();
    }

    private ObjectPlan plan() {
        return new ObjectPlan(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                List.copyOf(changes),
                List.copyOf(steps),
                List.copyOf(problems),
                List.copyOf(notes));
    }

    private void sort(Finding finding) {
        Reason reason = finding.reason();
        if (finding.type() == ConditionType.Interrupted) {
            problems.add("not looked at: " + finding.message());
        } else if (finding.type() == ConditionType.IntegrationResolved && integration == Integration.InTrouble) {
            problems.add("not looked at, as the integration could not be");
        } else if (reason == Reason.DriftDetected) {
            drifted(finding);
        } else if (couldNotBeRead(finding)) {
            problems.add(finding.message());
        } else if (tellsOfSomebodyElse(finding)) {
            drifted(finding);
            note(finding);
        } else if (reason == Reason.ManualStepRequired) {
            report.manualSteps().stream()
                    .filter(step -> step.condition().equals(finding.type().name()))
                    .forEach(step -> steps.add(new Step(step.what(), step.where(), step.why())));
        } else if (reason == Reason.Suspended || finding.type() == ConditionType.RemovalBlocked) {
            notes.add(finding.message());
        } else if (reason == Reason.WaitingForIntegration && integration == Integration.First) {
            notes.add("not known yet: " + finding.message());
        } else if (isProblem(reason)) {
            problems.add(finding.message());
        } else if (reason.effect() != Reason.Effect.Fine || reason == Reason.PeopleToConfirm) {
            note(finding);
        }
    }

    private void note(Finding finding) {
        notes.add(finding.type() + " " + finding.reason() + ": " + finding.message());
    }

    /** What a rate limit has cut short tells of no more than was read. */
    private void incomplete(Instant until) {
        problems.add(
                "not looked at to the end: a rate limit lets it go on at " + until.truncatedTo(ChronoUnit.SECONDS));
    }

    /** One person is told of first, and all others would be changed all the same; what Okta has not stored is not sent again. */
    private boolean tellsOfSomebodyElse(Finding finding) {
        return finding.reason() != Reason.ManualStepRequired
                && finding.reason() != Reason.NotStored
                && !drift(finding).isEmpty();
    }

    /** RingCentral refused to be read; of the session itself that is for a person to see to. */
    private static boolean couldNotBeRead(Finding finding) {
        return finding.type() != ConditionType.RingCentralAuthenticated
                && (finding.reason() == Reason.DirectoryIntegrationOff || finding.reason() == Reason.ConsentRequired);
    }

    /** What keeps the plan, or the operator, from going on. */
    private static boolean isProblem(Reason reason) {
        return switch (reason) {
            case WaitingForIntegration, WaitingForAssignments, ListingDoubtful, VendorUnavailable, CreationUncertain ->
                true;
            default -> reason.effect() == Reason.Effect.Stalled;
        };
    }

    private void drifted(Finding finding) {
        switch (finding.type()) {
            case ApplicationSynced -> application(finding);
            case ProvisioningEnabled -> changes.add(change(Action.change, "API integration", finding));
            case RingCentralAuthenticated -> session(finding);
            case AssignmentPolicyEnforced -> undeclared(finding);
            case IntegrationResolved -> waitsForApp();
            case Assigned -> assigned(finding);
            default -> carried(finding);
        }
    }

    private void application(Finding finding) {
        RingCentralIntegration integration = (RingCentralIntegration) object;
        Optional<RingCentralIntegrationStatus.App> app = Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .filter(known -> !known.gone());
        String org = integration.getSpec().okta().orgUrl();
        changes.add(app.map(known ->
                        change(Action.change, "app '" + known.label() + "' (" + known.id() + ") in " + org, finding))
                .orElseGet(() -> change(
                        Action.add,
                        "app '" + integration.getSpec().application().label() + "' of '"
                                + integration.getSpec().application().catalogName() + "' in " + org,
                        finding)));
    }

    private void session(Finding finding) {
        if (finding.message().equals(RingCentralStep.WOULD_REFRESH)) {
            notes.add("The session with RingCentral is due to be refreshed, which is the operator's to do.");
            return;
        }
        RingCentralConnection wanted =
                ((RingCentralIntegration) object).getSpec().ringCentral();
        boolean byPerson = wanted != null
                && wanted.authentication().flow() == RingCentralConnection.Authentication.Flow.AuthorizationCode;
        if (byPerson) {
            steps.add(new Step(
                    "Sign in to RingCentral as an administrator, by the link in status.manualSteps",
                    "kubectl get rcint -n " + object.getMetadata().getNamespace() + " "
                            + object.getMetadata().getName() + " -o wide",
                    "spec.ringCentral.authentication.flow is AuthorizationCode."));
        } else {
            changes.add(new Change(Action.change, sentence(finding), false, List.of()));
        }
    }

    private void undeclared(Finding finding) {
        drift(finding)
                .forEach(drift -> changes.add(new Change(
                        Action.remove,
                        "unassign " + drift.actual().replaceFirst(" is assigned$", "")
                                + ", whom no AppAssignment declares",
                        true,
                        List.of())));
    }

    /** As nothing can be compared with an app that is not there. */
    private void waitsForApp() {
        if (object instanceof AppAssignment assignment) {
            changes.add(new Change(
                    Action.add, "assign " + subject(assignment) + ", once the app is there", false, List.of()));
        } else if (object instanceof ProvisioningSettings) {
            changes.add(new Change(
                    Action.add,
                    "provisioning settings, once the app is there; which of them are manual steps is known then",
                    false,
                    List.of()));
        }
    }

    private void assigned(Finding finding) {
        AppAssignment assignment = (AppAssignment) object;
        boolean isNew = drift(finding).stream()
                .anyMatch(drift ->
                        drift.path().equals("spec.user") || drift.path().equals("spec.group"));
        changes.add(
                isNew
                        ? new Change(Action.add, "assign " + subject(assignment), false, List.of())
                        : change(Action.change, "assignment of " + subject(assignment), finding));
    }

    /** Settings of Okta by their values; people and groups that the operator carries itself one by one. */
    private void carried(Finding finding) {
        List<Drift> ofSettings = new ArrayList<>();
        for (Drift drift : drift(finding)) {
            if (drift.desired().equals(ANNOUNCEMENT)) {
                continue;
            }
            if (drift.path().startsWith("person ") || drift.path().startsWith("RingCentral ")) {
                changes.add(carried(drift));
            } else {
                ofSettings.add(drift);
            }
        }
        if (!ofSettings.isEmpty()) {
            changes.add(new Change(
                    Action.change,
                    inWords(finding.type()),
                    false,
                    ofSettings.stream().map(Findings::field).toList()));
        }
        if (drift(finding).isEmpty()) {
            changes.add(new Change(Action.change, sentence(finding), false, List.of()));
        }
    }

    private static Change carried(Drift drift) {
        String verb = drift.desired().split("[:, ]", 2)[0];
        Action action =
                switch (verb) {
                    case "Create", "Add" -> Action.add;
                    case "Disable", "Delete", "Take" -> Action.remove;
                    default -> Action.change;
                };
        return new Change(action, drift.path() + ": " + drift.desired(), action == Action.remove, List.of());
    }

    private static String inWords(ConditionType type) {
        return switch (type) {
            case ToAppSynced -> "To App";
            case ToOktaSynced -> "To Okta";
            case AttributeMappingsSynced -> "attribute mappings";
            default -> type.name();
        };
    }

    private Change change(Action action, String what, Finding finding) {
        return new Change(
                action,
                what,
                false,
                drift(finding).stream().map(Findings::field).toList());
    }

    private List<Drift> drift(Finding finding) {
        return report.drift().stream()
                .filter(drift -> drift.condition().equals(finding.type().name()))
                .toList();
    }

    private static Field field(Drift drift) {
        return new Field(drift.path(), drift.actual(), drift.desired());
    }

    private static String sentence(Finding finding) {
        String would = finding.message().replace(OBSERVE, "").replaceFirst("^Would ", "");
        return would.endsWith(".") ? would.substring(0, would.length() - 1) : would;
    }

    static String subject(AppAssignment assignment) {
        AppAssignmentSpec spec = assignment.getSpec();
        return Optional.ofNullable(spec.user())
                .map(user -> Optional.ofNullable(user.login()).orElse("user " + user.id()))
                .or(() -> Optional.ofNullable(spec.group())
                        .map(group ->
                                "group " + Optional.ofNullable(group.name()).orElse(group.id())))
                .orElse("nobody");
    }
}
