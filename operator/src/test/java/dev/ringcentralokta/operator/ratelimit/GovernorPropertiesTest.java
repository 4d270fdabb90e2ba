package dev.ringcentralokta.operator.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The law of the budget: whatever is called when, and however late the answers are, no window is overspent. */
class GovernorPropertiesTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** A bucket as Okta keeps it: a window begins with its first call. */
    private static final class Bucket {
        private final int limit;
        private Instant end = Instant.MIN;
        private int used;
        private int mostUsed;

        private Bucket(int limit) {
            this.limit = limit;
        }

        private Quota call(Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(WINDOW);
                used = 0;
            }
            used++;
            mostUsed = Math.max(mostUsed, used);
            return Quota.of(limit, Math.max(0, limit - used), end.plus(ROUNDING));
        }
    }

    @Property
    void spendsNoMoreThanItsShareOfAnyWindow(
            @ForAll @IntRange(min = 20, max = 200) int limit,
            @ForAll @IntRange(min = 30, max = 100) int sharePercent,
            @ForAll @Size(min = 50, max = 300) List<@IntRange(max = 29) Integer> steps) {
        // Given a governor in front of a bucket that nobody else uses
        MovableClock clock = new MovableClock();
        Governor governor = new Governor("Okta", clock);
        Bucket bucket = new Bucket(limit);
        Calls calls = new Calls(governor, bucket, clock);

        // When calls are made as often as it lets them; some arrive late, and some are answered late
        for (int step : steps) {
            clock.advance(Duration.ofMillis(step * 100L));
            calls.send(step, sharePercent, step % 2 == 0 ? Caller.bulk("somebody") : Caller.INTERACTIVE);
            if (step % 3 > 0) {
                calls.arrive();
            }
            if (step % 3 == 2) {
                calls.answer();
            }
        }

        // Then its share was never exceeded
        assertThat(bucket.mostUsed).isLessThanOrEqualTo(limit * sharePercent / 100);
    }

    /** Calls between the governor and the bucket. */
    private static final class Calls {
        private final Governor governor;
        private final Bucket bucket;
        private final MovableClock clock;
        private final Deque<Quota> answers = new ArrayDeque<>();
        private int sent;

        private Calls(Governor governor, Bucket bucket, MovableClock clock) {
            this.governor = governor;
            this.bucket = bucket;
            this.clock = clock;
        }

        private void send(int most, int sharePercent, Caller caller) {
            try {
                for (int call = 0; call <= most; call++) {
                    governor.acquire("bucket", sharePercent, caller);
                    sent++;
                }
            } catch (ApiException toldToWait) {
                assertThat(toldToWait.failure()).isInstanceOf(ApiFailure.Wait.class);
            }
        }

        private void arrive() {
            for (; sent > 0; sent--) {
                answers.add(bucket.call(clock.instant()));
            }
        }

        private void answer() {
            while (!answers.isEmpty()) {
                governor.answered("bucket", Optional.of(answers.remove()));
            }
        }
    }
}
