package dev.ringcentralokta.operator.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant RESET = START.plusSeconds(60);

    private static final class SetClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SetClock clock = new SetClock();
    private final Governor governor = new Governor("Okta", 50, clock);

    @Test
    void spendsItsShareOfTheLimitAndNoMore() {
        // Given a bucket of 10 of which half is ours
        call(new Quota(10, 9, RESET));

        // When four more calls are made
        for (int remaining = 8; remaining >= 5; remaining--) {
            call(new Quota(10, remaining, RESET));
        }

        // Then the sixth waits for the reset, though the org has five left
        assertThatWaitsUntil(RESET);
    }

    @Test
    void stopsWhereOthersUsedTheBucketUp() {
        // Given that one of our calls is told that nothing is left
        call(new Quota(100, 0, RESET));

        // Then the next waits
        assertThatWaitsUntil(RESET);
    }

    @Test
    void countsCallsThatAreUnderWay() {
        // Given two calls left for everybody, and two of ours not answered yet
        call(new Quota(100, 2, RESET));
        governor.acquire("bucket");
        governor.acquire("bucket");

        // Then there is no room for a third
        assertThatWaitsUntil(RESET);
    }

    @Test
    void startsAfreshInTheNextWindow() {
        // Given an exhausted bucket
        call(new Quota(2, 1, RESET));
        assertThatWaitsUntil(RESET);

        // When the window is over, a call fits, and only our share of the new window
        clock.now = RESET;
        call(new Quota(2, 1, RESET.plusSeconds(60)));
        assertThatWaitsUntil(RESET.plusSeconds(60));
    }

    @Test
    void noticesANewWindowThatBeganEarlierThanForetold() {
        // Given our share spent
        call(new Quota(4, 3, RESET));
        governor.acquire("bucket");

        // When the pending answer tells of a later window
        governor.answered("bucket", Optional.of(new Quota(4, 3, RESET.plusSeconds(60))));

        // Then one more call fits into it
        assertThatCode(() -> governor.acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void aLateAnswerOfTheWindowBeforeChangesNothing() {
        call(new Quota(100, 50, RESET));

        governor.acquire("bucket");
        governor.answered("bucket", Optional.of(new Quota(100, 0, RESET.minusSeconds(60))));

        assertThatCode(() -> governor.acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void leavesABucketAloneAfterA429() {
        governor.acquire("bucket");
        governor.answered("bucket", Optional.of(Quota.exhausted(RESET)));

        assertThatWaitsUntil(RESET);
        clock.now = RESET;
        assertThatCode(() -> governor.acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void letsOnlyAFewCallsGoUntilTheLimitIsKnown() {
        for (int i = 0; i < 5; i++) {
            governor.acquire("bucket");
        }
        assertThatWaitsUntil(START.plusSeconds(1));
    }

    @Test
    void doesNotLimitABucketWhoseAnswersTellNothing() {
        for (int i = 0; i < 1000; i++) {
            governor.acquire("bucket");
            governor.answered("bucket", Optional.empty());
        }
        assertThatCode(() -> governor.acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void keepsBucketsApart() {
        call(new Quota(100, 0, RESET));

        assertThatCode(() -> governor.acquire("another")).doesNotThrowAnyException();
    }

    @Test
    void alwaysLeavesOneCallHoweverSmallTheShare() {
        Governor frugal = new Governor("Okta", 1, clock);
        frugal.acquire("bucket");
        frugal.answered("bucket", Optional.of(new Quota(20, 19, RESET)));
        assertThatThrownBy(() -> frugal.acquire("bucket")).isInstanceOf(ApiException.class);

        clock.now = RESET;
        assertThatCode(() -> frugal.acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new Governor("Okta", 0, clock)).hasMessageContaining("1 to 100 percent");
        assertThatThrownBy(() -> new Governor("Okta", 101, clock)).hasMessageContaining("1 to 100 percent");
    }

    private void call(Quota told) {
        governor.acquire("bucket");
        governor.answered("bucket", Optional.of(told));
    }

    private void assertThatWaitsUntil(Instant retryAt) {
        assertThatThrownBy(() -> governor.acquire("bucket"))
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::failure)
                .satisfies(failure -> {
                    assertThat(failure.category()).isEqualTo(ApiFailure.Category.Wait);
                    assertThat(failure.retryAt()).isEqualTo(retryAt);
                });
    }
}
