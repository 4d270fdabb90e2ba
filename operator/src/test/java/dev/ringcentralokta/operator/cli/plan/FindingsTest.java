package dev.ringcentralokta.operator.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Action;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Change;
import dev.ringcentralokta.operator.cli.plan.PlanResult.ObjectPlan;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {

    private static final List<Drift> PEOPLE = List.of(
            new Drift("ToAppSynced", "person ann@acme.com", "Create", ""),
            new Drift("ToAppSynced", "person bob@acme.com", "Disable", ""));

    @ParameterizedTest
    @EnumSource(names = {"PeopleNotPushed", "OutOfLicences", "RemovalBlocked", "DriftDetected"})
    void whoWouldBeChangedIsShownWhoeverIsToldOfFirst(Reason reason) {
        ObjectPlan plan = plan(failing(reason).withDrift(PEOPLE));

        assertThat(plan.changes()).extracting(Change::action).containsExactly(Action.add, Action.remove);
        assertThat(plan.changes().get(1).destructive()).isTrue();
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void whatOktaHasNotStoredIsNotSentAgain() {
        ObjectPlan plan = plan(failing(Reason.NotStored)
                .withDrift(List.of(new Drift("ToAppSynced", "spec.toApp.x", "true", "false"))));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.notes()).singleElement().asString().contains("NotStored");
    }

    @ParameterizedTest
    @EnumSource(names = {"DirectoryIntegrationOff", "ConsentRequired"})
    void whatRingCentralDoesNotLetReadIsAProblem(Reason reason) {
        assertThat(plan(failing(reason)).problems()).containsExactly("why");
    }

    @Test
    void whatARateLimitCutsShortIsNotComplete() {
        Report report = Report.of(Finding.holds(ConditionType.ToAppSynced, Reason.Synced, "fine"))
                .until(Instant.parse("2026-11-29T01:00:00Z"));

        assertThat(plan(report).problems()).singleElement().asString().contains("2026-11-29T01:00:00Z");
    }

    private static Report failing(Reason reason) {
        return Report.of(Finding.fails(ConditionType.ToAppSynced, reason, "why"));
    }

    private static ObjectPlan plan(Report report) {
        ProvisioningSettings settings = new ProvisioningSettings();
        settings.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("settings")
                .build());
        return Findings.of(settings, report, Findings.Integration.AsItIs);
    }
}
