package dev.ringcentralokta.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Schedule;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.importing.ImportSchedule;
import dev.ringcentralokta.operator.importing.ImportSchedule.Kind;
import dev.ringcentralokta.operator.resource.Annotations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportTimingTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NEXT_NIGHT = Instant.parse("2026-11-25T03:00:00Z");

    private final ProvisioningSettings settings = new ProvisioningSettings();
    private Optional<ImportSchedule> schedule = Optional.of(new ImportSchedule(new Schedule("0 3 * * *", null, "UTC")));

    private ImportTiming timing() {
        return new ImportTiming(settings, schedule);
    }

    private void status(ImportStatus imports) {
        settings.setStatus(
                new ProvisioningSettingsStatus(1L, List.of(), List.of(), List.of(), null, null, null, imports));
    }

    private void asked(String value) {
        settings.getMetadata().setAnnotations(Map.of(Annotations.IMPORT_REQUESTED_AT, value));
    }

    @Test
    void aNewScheduleMakesUpForNothing() {
        settings.getMetadata().setCreationTimestamp("2025-01-01T00:00:00Z");

        assertThat(timing().due(NOON)).isEmpty();
        assertThat(timing().waiting(NOON).nextImportTime()).isEqualTo(NEXT_NIGHT.toString());
    }

    @Test
    void whatWasAnnouncedIsMadeUpFor() {
        status(timing().waiting(NOON));

        assertThat(timing().due(NEXT_NIGHT.minusSeconds(1))).isEmpty();
        assertThat(timing().due(NEXT_NIGHT)).contains(Kind.Full);
        assertThat(timing().due(NEXT_NIGHT.plus(Duration.ofDays(3)))).contains(Kind.Full);
        // And the status says since when it is due
        assertThat(timing().waiting(NEXT_NIGHT.plus(Duration.ofDays(3))).nextImportTime())
                .isEqualTo(NEXT_NIGHT.toString());
    }

    @Test
    void anotherScheduleCountsFromNowOn() {
        status(timing().waiting(NOON));
        schedule = Optional.of(new ImportSchedule(new Schedule("30 12 * * *", null, "UTC")));

        assertThat(timing().waiting(NOON).nextImportTime()).isEqualTo("2026-11-24T12:30:00Z");
    }

    @Test
    void oneThatIsDoneIsNotDueAgain() {
        status(timing().done(NEXT_NIGHT.plusSeconds(5)));

        assertThat(timing().due(NEXT_NIGHT.plusSeconds(60))).isEmpty();
        assertThat(timing().due(NEXT_NIGHT.plus(Duration.ofDays(1)))).contains(Kind.Full);
    }

    @Test
    void aTimeToComeThatAWrongClockHasLeftHoldsNothingUp() {
        status(timing().done(NOON.plus(Duration.ofDays(30))));

        assertThat(timing().waiting(NOON).nextImportTime()).isEqualTo(NEXT_NIGHT.toString());
        status(timing().waiting(NOON));
        assertThat(timing().due(NEXT_NIGHT)).contains(Kind.Full);
    }

    @Test
    void aPersonsWordCountsOnce() {
        schedule = Optional.empty();
        assertThat(timing().due(NOON)).isEmpty();

        asked("now");
        assertThat(timing().due(NOON)).contains(Kind.Full);
        status(timing().done(NOON));
        assertThat(timing().due(NOON)).isEmpty();
        assertThat(timing().waiting(NOON).nextImportTime()).isNull();

        asked("once more");
        assertThat(timing().due(NOON)).contains(Kind.Full);
    }
}
