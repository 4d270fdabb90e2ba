package dev.ringcentralokta.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final Duration RESYNC = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock();
    private final Report fine = Report.of(Finding.holds(ConditionType.Assigned, Reason.AssignedDirectly, "Assigned."));

    @Test
    void timersGoAsTheClockDoes() {
        // Given a clock that is the timers' own
        Cadence cadence = new Cadence(clock);

        // When all is well, then the next look is at the resync, but for the spread of a fifth
        assertThat(cadence.next(fine, List.of(), RESYNC, "uid")).isBetween(RESYNC, RESYNC.plusMinutes(1));
        assertThat(cadence.until(clock.instant().plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void timersAreShorterWhereTheClockIsFaster() {
        // Given a clock that is ten times as fast as the timers
        Cadence cadence = new Cadence(clock, time -> time.dividedBy(10));

        // When a look is due, then the timer is set to a tenth
        assertThat(cadence.next(fine, List.of(), RESYNC, "uid"))
                .isEqualTo(
                        new Cadence(clock).next(fine, List.of(), RESYNC, "uid").dividedBy(10));
        assertThat(cadence.until(clock.instant().plusSeconds(90))).isEqualTo(Duration.ofSeconds(9));
        assertThat(cadence.until(clock.instant().minusSeconds(90))).isNegative();
    }
}
