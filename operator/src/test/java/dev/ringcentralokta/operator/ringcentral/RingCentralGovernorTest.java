package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingCentralGovernorTest {

    private static final String APP = "";

    private final MovableClock clock = new MovableClock();
    private final RingCentralGovernor governor = new RingCentralGovernor(clock);

    @ParameterizedTest
    @CsvSource({"Light, 50", "Medium, 40", "Heavy, 10", "Auth, 5"})
    void keepsTheDocumentedLimitsWhereAnswersTellNone(RateLimitGroup group, int limit) {
        // Given as many calls as the group takes, none of which told a limit
        for (int call = 0; call < limit; call++) {
            call(group, APP, new HttpAnswer(200, Headers.of(), ""));
            clock.advance(Duration.ofMillis(100));
        }

        // When one more is tried, it has to wait until the first no longer counts
        Instant oldestEnds = clock.instant().plusSeconds(60).minusMillis(100L * limit);
        assertThat(refusal(group, APP)).isEqualTo(oldestEnds);

        // Then there is room for one at that time, and not for two
        clock.set(oldestEnds);
        call(group, APP, new HttpAnswer(200, Headers.of(), ""));
        assertThat(refusal(group, APP)).isEqualTo(oldestEnds.plusMillis(100));
    }

    @Test
    void countsCallsThatAreUnderWay() {
        for (int call = 0; call < 5; call++) {
            governor.acquire(RateLimitGroup.Auth, APP);
        }

        assertThat(refusal(RateLimitGroup.Auth, APP)).isEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void countsACallFromItsAnswerOnAsItMayHaveArrivedLate() {
        governor.acquire(RateLimitGroup.Auth, APP);
        clock.advance(Duration.ofSeconds(50));
        Instant answered = clock.instant();
        governor.answered(RateLimitGroup.Auth, APP, ToldLimits.nothing());
        for (int call = 0; call < 4; call++) {
            governor.acquire(RateLimitGroup.Auth, APP);
        }

        clock.advance(Duration.ofSeconds(59));

        assertThat(refusal(RateLimitGroup.Auth, APP)).isEqualTo(answered.plusSeconds(60));
    }

    @Test
    void learnsTheLimitAndTheWindowForAllCallersOfTheApp() {
        call(RateLimitGroup.Heavy, "ada", limits("heavy", 2, 1, 10));

        call(RateLimitGroup.Heavy, "ada", limits("heavy", 2, 0, 10));
        call(RateLimitGroup.Heavy, "jane", new HttpAnswer(200, Headers.of(), ""));
        call(RateLimitGroup.Heavy, "jane", new HttpAnswer(200, Headers.of(), ""));

        assertThat(refusal(RateLimitGroup.Heavy, "ada"))
                .isEqualTo(clock.instant().plusSeconds(10));
        assertThat(refusal(RateLimitGroup.Heavy, "jane"))
                .isEqualTo(clock.instant().plusSeconds(10));
    }

    @Test
    void countsWhatOthersHaveUsed() {
        call(RateLimitGroup.Auth, APP, limits("auth", 5, 0, 60));

        assertThat(refusal(RateLimitGroup.Auth, APP)).isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void doesNotTakeItsOwnCallsForThoseOfOthers() {
        // Given three calls that arrived in another order than they are answered
        for (int call = 0; call < 3; call++) {
            governor.acquire(RateLimitGroup.Auth, APP);
        }
        for (int remaining : new int[] {2, 4, 3}) {
            governor.answered(RateLimitGroup.Auth, APP, ToldLimits.of(limits("auth", 5, remaining, 60)));
        }

        // Then there is room for the two that are left
        governor.acquire(RateLimitGroup.Auth, APP);
        governor.acquire(RateLimitGroup.Auth, APP);
        refusal(RateLimitGroup.Auth, APP);
    }

    @Test
    void makesNoCallOfTheGroupInAPenaltyWhoeverEarnedIt() {
        call(RateLimitGroup.Heavy, "ada", refused("X-Rate-Limit-Group", "heavy", "Retry-After", "60"));

        assertThat(refusal(RateLimitGroup.Heavy, "ada"))
                .isEqualTo(clock.instant().plusSeconds(61));
        assertThat(refusal(RateLimitGroup.Heavy, "jane"))
                .isEqualTo(clock.instant().plusSeconds(61));
        call(RateLimitGroup.Light, "ada", new HttpAnswer(200, Headers.of(), ""));

        clock.advance(Duration.ofSeconds(61));
        call(RateLimitGroup.Heavy, "jane", new HttpAnswer(200, Headers.of(), ""));
    }

    @Test
    void prolongsAPenaltyByRefusalsOfCallsThatWereUnderWayAndByNothingElse() {
        governor.acquire(RateLimitGroup.Heavy, "ada");
        governor.acquire(RateLimitGroup.Heavy, "ada");
        HttpAnswer refused = refused("X-Rate-Limit-Group", "heavy", "Retry-After", "60");
        call(RateLimitGroup.Heavy, "ada", refused);
        clock.advance(Duration.ofSeconds(20));
        governor.answered(RateLimitGroup.Heavy, "ada", ToldLimits.of(refused));
        Instant end = clock.instant().plusSeconds(61);
        clock.advance(Duration.ofSeconds(20));

        governor.answered(RateLimitGroup.Heavy, "ada", ToldLimits.of(limits("heavy", 10, 9, 60)));

        assertThat(refusal(RateLimitGroup.Heavy, "ada")).isEqualTo(end);
    }

    @Test
    void makesNoCallAtAllAfterARefusalThatNamesNoGroup() {
        call(RateLimitGroup.Light, "ada", refused("Retry-After", "10"));

        for (RateLimitGroup group : RateLimitGroup.values()) {
            assertThat(refusal(group, "jane")).isEqualTo(clock.instant().plusSeconds(11));
        }
    }

    @ParameterizedTest
    @CsvSource({"429, '', 31", "429, soon, 31", "429, 7, 8", "503, 7, 8"})
    void pausesAsLongAsItIsTold(int status, String retryAfter, int seconds) {
        call(RateLimitGroup.Light, "ada", new HttpAnswer(status, Headers.of("Retry-After", retryAfter), ""));

        assertThat(refusal(RateLimitGroup.Light, "ada"))
                .isEqualTo(clock.instant().plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 60", "x, 5, 60", "-3, 5, 60", "9, '', 60", "9, 5, 0", "9, 5, 999999", "99999999999, 0, 60"})
    void learnsNothingFromHeadersThatMakeNoSense(String limit, String remaining, String window) {
        Headers headers = Headers.of(
                "X-Rate-Limit-Limit", limit, "X-Rate-Limit-Remaining", remaining, "X-Rate-Limit-Window", window);

        call(RateLimitGroup.Auth, APP, new HttpAnswer(200, headers, ""));

        for (int call = 0; call < 4; call++) {
            assertThatCode(() -> governor.acquire(RateLimitGroup.Auth, APP)).doesNotThrowAnyException();
        }
        refusal(RateLimitGroup.Auth, APP);
    }

    private void call(RateLimitGroup group, String caller, HttpAnswer answer) {
        governor.acquire(group, caller);
        governor.answered(group, caller, ToldLimits.of(answer));
    }

    /** When a refused call may be made. */
    private Instant refusal(RateLimitGroup group, String caller) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> governor.acquire(group, caller));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.failure()).isInstanceOf(ApiFailure.Wait.class);
        return ((ApiFailure.Wait) refused.failure()).retryAt();
    }

    private static HttpAnswer limits(String group, int limit, int remaining, int window) {
        return new HttpAnswer(
                200,
                Headers.of(
                        "X-Rate-Limit-Group", group,
                        "X-Rate-Limit-Limit", Integer.toString(limit),
                        "X-Rate-Limit-Remaining", Integer.toString(remaining),
                        "X-Rate-Limit-Window", Integer.toString(window)),
                "");
    }

    private static HttpAnswer refused(String... headers) {
        return new HttpAnswer(429, Headers.of(headers), "");
    }
}
