package dev.ringcentralokta.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a look did not get to is told as the look before found it, and nothing else is. */
class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String BEFORE = "2026-11-20T10:00:00Z";
    private static final Drift DRIFT = new Drift("ToAppSynced", "spec.toApp.createUsers", "true", "false");
    private static final ManualStep STEP = new ManualStep("ToAppSynced", "click", "https://acme.okta.com", "no API");
    private static final ProvisioningSettingsStatus STATUS = new ProvisioningSettingsStatus(
            1L,
            List.of(
                    condition("IntegrationResolved", "True", "Resolved"),
                    condition("Ready", "False", "ManualStepRequired"),
                    condition("Reconciling", "True", "ManualStepRequired"),
                    condition("ToAppSynced", "False", "ManualStepRequired")),
            List.of(DRIFT),
            List.of(STEP),
            null,
            null,
            null,
            null);

    @Test
    void interruptedLookKeepsWhatItDidNotGetTo() {
        Report report = Report.interrupted(ConditionType.ToAppSynced, Reason.VendorUnavailable, "Okta: no answer");

        Standing standing = Standing.of(report, STATUS, 2, NOW);

        assertThat(standing.drift()).containsExactly(DRIFT);
        assertThat(standing.manualSteps()).containsExactly(STEP);
        assertThat(standing.conditions())
                .extracting(condition -> condition.type() + "=" + condition.status() + " " + condition.reason() + " of "
                        + condition.observedGeneration())
                .containsExactly(
                        "Interrupted=True VendorUnavailable of 2",
                        "Ready=False VendorUnavailable of 2",
                        "Reconciling=True VendorUnavailable of 2",
                        "ToAppSynced=False ManualStepRequired of 1");
    }

    @Test
    void findingWinsOverWhatWasKnown() {
        Report report = Report.of(Finding.holds(ConditionType.ToAppSynced, Reason.Synced, "as declared"))
                .leaving(ConditionType.ToAppSynced);

        Standing standing = Standing.of(report, STATUS, 2, NOW);

        assertThat(standing.drift()).isEmpty();
        assertThat(standing.manualSteps()).isEmpty();
        assertThat(standing.conditions())
                .filteredOn(condition -> condition.type().equals("ToAppSynced"))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.reason()).isEqualTo("Synced");
                    assertThat(condition.lastTransitionTime()).isEqualTo(NOW.toString());
                });
    }

    @Test
    void conditionOfWhatIsNoLongerDeclaredGoes() {
        Report report = Report.of(Finding.holds(ConditionType.IntegrationResolved, Reason.Resolved, "there"));

        Standing standing = Standing.of(report, STATUS, 2, NOW);

        assertThat(standing.conditions()).extracting(Condition::type).containsExactly("IntegrationResolved", "Ready");
        assertThat(standing.conditions().get(0).lastTransitionTime()).isEqualTo(BEFORE);
        assertThat(standing.drift()).isEmpty();
    }

    private static Condition condition(String type, String status, String reason) {
        return new Condition(type, status, reason, "", BEFORE, 1);
    }
}
