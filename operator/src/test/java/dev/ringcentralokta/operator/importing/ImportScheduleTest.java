package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Schedule;
import dev.ringcentralokta.operator.importing.ImportSchedule.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportScheduleTest {

    private static final String NEW_YORK = "America/New_York";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0 3 * * *       | 2026-06-01T02:59:59Z | 2026-06-01T03:00:00Z
            0 3 * * *       | 2026-06-01T03:00:00Z | 2026-06-02T03:00:00Z
            */15 * * * *    | 2026-06-01T00:16:00Z | 2026-06-01T00:30:00Z
            0 8-17/3 * * *  | 2026-06-01T12:00:00Z | 2026-06-01T14:00:00Z
            0 3 * * MON-FRI | 2026-06-05T04:00:00Z | 2026-06-08T03:00:00Z
            0 3 * * 0       | 2026-06-01T04:00:00Z | 2026-06-07T03:00:00Z
            0 3 * * 7       | 2026-06-01T04:00:00Z | 2026-06-07T03:00:00Z
            0 3 1,15 * *    | 2026-06-02T00:00:00Z | 2026-06-15T03:00:00Z
            0 3 29 2 *      | 2026-06-01T00:00:00Z | 2028-02-29T03:00:00Z
            0 3 10 * 1      | 2026-06-02T00:00:00Z | 2026-06-08T03:00:00Z
            """)
    void readsCron(String cron, Instant after, Instant next) {
        assertThat(new ImportSchedule(new Schedule(cron, null, "UTC")).next(after))
                .contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            30 2 * * * | 2026-03-08T01:00-05:00 | 2026-03-08T03:00-04:00 | 2026-03-09T02:30-04:00
            0 3 * * *  | 2026-03-08T01:00-05:00 | 2026-03-08T03:00-04:00 | 2026-03-09T03:00-04:00
            0 * * * *  | 2026-03-08T01:00-05:00 | 2026-03-08T03:00-04:00 | 2026-03-08T04:00-04:00
            0 5 * * *  | 2026-03-08T01:00-05:00 | 2026-03-08T05:00-04:00 | 2026-03-09T05:00-04:00
            30 1 * * * | 2026-11-01T00:00-04:00 | 2026-11-01T01:30-04:00 | 2026-11-02T01:30-05:00
            0 * * * *  | 2026-11-01T00:30-04:00 | 2026-11-01T01:00-04:00 | 2026-11-01T01:00-05:00
            0 3 * * *  | 2026-11-01T00:00-04:00 | 2026-11-01T03:00-05:00 | 2026-11-02T03:00-05:00
            """)
    void nothingIsMissedOrDoneTwiceWhereClocksAreSet(String cron, String after, String first, String second) {
        ImportSchedule schedule = new ImportSchedule(new Schedule(cron, null, NEW_YORK));

        assertThat(Stream.iterate(instant(after), time -> schedule.next(time).orElseThrow())
                        .skip(1)
                        .limit(2))
                .containsExactly(instant(first), instant(second));
    }

    @Test
    void aDayHasItsNightlyImportOnceTheWholeYear() {
        ImportSchedule schedule = new ImportSchedule(new Schedule("30 2 * * *", null, NEW_YORK));

        assertThat(Stream.iterate(Instant.parse("2026-01-01T05:00:00Z"), time -> schedule.next(time)
                                .orElseThrow())
                        .skip(1)
                        .limit(365)
                        .map(time ->
                                time.atZone(ZoneId.of(NEW_YORK)).toLocalDate().getDayOfYear()))
                .hasSize(365)
                .doesNotHaveDuplicates();
    }

    @Test
    void theFullImportDoesTheWorkOfBoth() {
        ImportSchedule schedule = new ImportSchedule(new Schedule("0 3 * * *", "0 * * * *", "UTC"));

        assertThat(schedule.next(Instant.parse("2026-06-01T01:30:00Z")))
                .contains(Instant.parse("2026-06-01T02:00:00Z"));
        assertThat(due(schedule, "01:30", "01:59")).isEmpty();
        assertThat(due(schedule, "01:30", "02:00")).contains(Kind.Incremental);
        assertThat(due(schedule, "02:00", "03:00")).contains(Kind.Full);
        assertThat(due(schedule, "03:00", "03:59")).isEmpty();
        // What was missed while nobody looked is made up for, once
        assertThat(due(schedule, "01:30", "09:10")).contains(Kind.Full);
        assertThat(due(schedule, "09:10", "09:59")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 3 L * *", "0 3 15W * *", "0 3 ? * 1", "0 3 * * 1#2", "61 3 * * *", "0 3 * * * *"})
    void saysWhatItCannotRead(String cron) {
        ImportSchedule schedule = new ImportSchedule(new Schedule(cron, "0 * * * *", "UTC"));

        assertThat(schedule.problems())
                .singleElement()
                .asString()
                .startsWith("spec.toOkta.schedule.full: '" + cron + "' cannot be read: write minute");
        assertThat(due(schedule, "01:30", "09:10")).contains(Kind.Incremental);
    }

    @Test
    void saysThatThereIsNoSuchTimeZone() {
        ImportSchedule schedule = new ImportSchedule(new Schedule("0 3 * * *", null, "Europe/Atlantis"));

        assertThat(schedule.problems()).singleElement().asString().contains("'Europe/Atlantis' is no IANA time zone");
        assertThat(schedule.next(Instant.EPOCH)).isEmpty();
    }

    @Test
    void aDayThatNeverComesIsNeverDue() {
        ImportSchedule schedule = new ImportSchedule(new Schedule("0 3 31 2 *", null, "UTC"));

        assertThat(schedule.next(Instant.EPOCH)).isEmpty();
    }

    private static Optional<Kind> due(ImportSchedule schedule, String last, String now) {
        return schedule.due(Instant.parse("2026-06-01T" + last + ":00Z"), Instant.parse("2026-06-01T" + now + ":00Z"));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
