package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okhttp3.Headers;

/** The law of the budget: whatever is called when, and however late calls arrive and are answered, none is refused. */
class RingCentralGovernorPropertiesTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** A sliding window as RingCentral keeps it, told in headers or not. */
    private static final class Bucket {
        private final int limit;
        private final boolean tells;
        private final Deque<Instant> taken = new ArrayDeque<>();
        private int refused;

        private Bucket(int limit, boolean tells) {
            this.limit = limit;
            this.tells = tells;
        }

        private HttpAnswer call(Instant now) {
            taken.removeIf(call -> !call.plus(WINDOW).isAfter(now));
            if (taken.size() >= limit) {
                refused++;
                return new HttpAnswer(429, Headers.of("Retry-After", "60"), "");
            }
            taken.add(now);
            Headers told = Headers.of(
                    "X-Rate-Limit-Group",
                    "auth",
                    "X-Rate-Limit-Limit",
                    Integer.toString(limit),
                    "X-Rate-Limit-Remaining",
                    Integer.toString(limit - taken.size()),
                    "X-Rate-Limit-Window",
                    "60");
            return new HttpAnswer(200, tells ? told : Headers.of(), "");
        }
    }

    @Property
    void earnsNoRefusal(
            @ForAll @IntRange(min = 5, max = 60) int limit,
            @ForAll boolean tells,
            @ForAll @Size(min = 50, max = 300) List<@IntRange(max = 99) Integer> steps) {
        // Given a governor in front of a bucket that takes at least the documented five calls
        MovableClock clock = new MovableClock();
        RingCentralGovernor governor = new RingCentralGovernor(clock);
        Bucket bucket = new Bucket(limit, tells);
        int sent = 0;
        Deque<HttpAnswer> answers = new ArrayDeque<>();

        // When calls are made as often as it lets them, arrive in any of the steps after, and are answered in another
        for (int step : steps) {
            clock.advance(Duration.ofMillis(step * 50L));
            while (sent < step && acquired(governor)) {
                sent++;
            }
            for (; sent > 0 && step % 3 > 0; sent--) {
                answers.add(bucket.call(clock.instant()));
            }
            while (!answers.isEmpty() && step % 5 > 1) {
                HttpAnswer answer = step % 2 == 0 ? answers.removeFirst() : answers.removeLast();
                governor.answered(
                        RateLimitGroup.Auth, "", step % 7 == 0 ? ToldLimits.nothing() : ToldLimits.of(answer));
            }
        }

        // Then none was refused
        assertThat(bucket.refused).isZero();
    }

    private static boolean acquired(RingCentralGovernor governor) {
        try {
            governor.acquire(RateLimitGroup.Auth, "");
            return true;
        } catch (ApiException toldToWait) {
            assertThat(toldToWait.failure()).isInstanceOf(ApiFailure.Wait.class);
            return false;
        }
    }
}
