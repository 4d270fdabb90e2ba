package dev.ringcentralokta.operator.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant RESET = START.plusSeconds(60);

    private final MovableClock clock = new MovableClock();
    private final Governor governor = new Governor("Okta", clock);

    @Test
    void spendsItsShareOfTheLimitAndNoMore() {
        // Given a bucket of 10 of which half is ours
        call(Quota.of(10, 9, RESET));

        // When four more calls are made
        for (int remaining = 8; remaining >= 5; remaining--) {
            call(Quota.of(10, remaining, RESET));
        }

        // Then the sixth waits for the reset, though the org has five left
        assertThatWaitsUntil(RESET);
    }

    @Test
    void stopsWhereOthersUsedTheBucketUp() {
        // Given that one of our calls is told that nothing is left
        call(Quota.of(100, 0, RESET));

        // Then the next waits
        assertThatWaitsUntil(RESET);
    }

    @Test
    void countsCallsThatAreUnderWay() {
        // Given two calls left for everybody, and two of ours not answered yet
        call(Quota.of(100, 2, RESET));
        acquire("bucket");
        acquire("bucket");

        // Then there is no room for a third
        assertThatWaitsUntil(RESET);
    }

    @Test
    void startsAfreshInTheNextWindow() {
        // Given an exhausted bucket
        call(Quota.of(2, 1, RESET));
        assertThatWaitsUntil(RESET);

        // When the window is over, a call fits, and only our share of the new window
        clock.set(RESET);
        call(Quota.of(2, 1, RESET.plusSeconds(60)));
        assertThatWaitsUntil(RESET.plusSeconds(60));
    }

    @Test
    void noticesANewWindowThatBeganEarlierThanForetold() {
        // Given our share spent, shortly before the reset
        call(Quota.of(4, 3, RESET));
        acquire("bucket");
        clock.set(RESET.minusSeconds(2));

        // When the pending answer tells of a later window
        governor.answered("bucket", Optional.of(Quota.of(4, 3, RESET.plusSeconds(60))));

        // Then one more call fits into it
        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void aLateAnswerOfTheWindowBeforeChangesNothing() {
        call(Quota.of(100, 50, RESET));

        acquire("bucket");
        governor.answered("bucket", Optional.of(Quota.of(100, 0, RESET.minusSeconds(60))));

        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void leavesABucketAloneAfterA429() {
        acquire("bucket");
        governor.answered("bucket", Optional.of(Quota.exhausted(RESET)));

        assertThatWaitsUntil(RESET);
        clock.set(RESET);
        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void letsOnlyAFewCallsGoUntilTheLimitIsKnown() {
        for (int i = 0; i < 5; i++) {
            acquire("bucket");
        }
        assertThatWaitsUntil(START.plusSeconds(1));
    }

    @Test
    void doesNotLimitABucketWhoseAnswersTellNothing() {
        for (int i = 0; i < 1000; i++) {
            acquire("bucket");
            governor.answered("bucket", Optional.empty());
        }
        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void answersThatTellNothingDoNotBlockABucketForGood() {
        // Given a known limit, and an outage that outlasts the window
        call(Quota.of(10, 9, RESET));
        clock.set(RESET);

        // Then calls that bring no word of the limit go on
        for (int i = 0; i < 100; i++) {
            acquire("bucket");
            governor.answered("bucket", Optional.empty());
        }
    }

    @Test
    void tellsThoseWhoWaitDifferentTimes() {
        // Given a window that bulk work has used up, but for what is kept for interactive calls
        call(Quota.of(100, 99, RESET));
        for (int call = 1; call < 45; call++) {
            call(Quota.of(100, 99 - call, RESET));
        }

        // When a thousand more ask for room
        List<Instant> told = IntStream.range(0, 1000).mapToObj(this::bulkTurn).toList();

        // Then each window is told to as many as it has room for and a tenth more, the first calls released before that
        assertThat(told.subList(0, 5)).containsOnly(RESET.minusSeconds(3));
        assertThat(told.subList(5, 60)).containsOnly(RESET);
        assertThat(told.subList(60, 115)).containsOnly(RESET.plusSeconds(62));
        assertThat(told.get(999)).isEqualTo(RESET.plusSeconds(62 * 18));
    }

    @Test
    void whoAsksAgainKeepsTheirTurnAndTakesNobodyElses() {
        // Given a window that is used up, and many who wait
        call(Quota.of(100, 50, RESET));
        IntStream.range(0, 49).forEach(any -> call(Quota.of(100, 50, RESET)));
        List<Instant> told = IntStream.range(0, 300).mapToObj(this::bulkTurn).toList();

        // When something wakes all of them, again and again
        for (int time = 0; time < 10; time++) {
            // Then each is told the same
            assertThat(IntStream.range(0, 300).mapToObj(this::bulkTurn)).containsExactlyElementsOf(told);
        }
        assertThat(bulkTurn(300)).isEqualTo(RESET.plusSeconds(62 * 5));
    }

    @Test
    void whoComesJustBeforeTheWindowThatTheyWereToldKeepsTheirTurn() {
        // Given a window that is used up, and many who were told to wait for the next ones
        call(Quota.of(2, 0, RESET));
        Instant second = IntStream.range(0, 4).mapToObj(this::bulkTurn).toList().get(3);
        assertThat(second).isEqualTo(RESET.plusSeconds(62));

        // When the next window ends a little later than was foreseen, and is used up as well
        Instant later = second.plusSeconds(4);
        clock.set(RESET);
        call(Quota.of(2, 0, later));

        // Then whoever comes a moment too early keeps their turn
        assertThat(bulkTurn(3)).isEqualTo(later);
    }

    @Test
    void aTurnThatWasServedIsFree() {
        // Given somebody who waits for the next window, which has no room for more
        call(Quota.of(2, 0, RESET));
        assertThat(List.of(bulkTurn(1), bulkTurn(2))).containsOnly(RESET);

        // When the window begins and they make their call, which uses it up
        clock.set(RESET);
        governor.acquire("bucket", 50, Caller.bulk("caller 1"));
        governor.answered("bucket", Optional.of(Quota.of(2, 1, RESET.plusSeconds(60))));

        // Then they wait for the next if they have more to do
        assertThat(bulkTurn(1)).isEqualTo(RESET.plusSeconds(60));
    }

    @Test
    void whoHasMadeTheFirstOfTheirCallsGoesOnInTheNextWindowHoweverManyWait() {
        // Given many who wait for windows with room for one call each
        call(Quota.of(2, 0, RESET));
        IntStream.range(0, 30).forEach(this::bulkTurn);

        // When the next window begins and one of them makes a call, which uses it up
        clock.set(RESET);
        governor.acquire("bucket", 50, Caller.bulk("caller 1"));
        governor.answered("bucket", Optional.of(Quota.of(2, 1, RESET.plusSeconds(60))));

        // Then their next call does not wait for all others
        assertThat(bulkTurn(1)).isEqualTo(RESET.plusSeconds(62));
        assertThat(bulkTurn(31)).isAfter(RESET.plusSeconds(62 * 10));
    }

    @Test
    void sendsNobodyAwayForMuchLongerThanAnHour() {
        call(Quota.of(2, 1, RESET));

        assertThat(IntStream.range(0, 1000).mapToObj(this::bulkTurn))
                .allMatch(turn -> !turn.isAfter(RESET.plusSeconds(62 * 60)));
    }

    @Test
    void interactiveCallsComeBackAtTheNextWindowHoweverManyWait() {
        call(Quota.of(2, 1, RESET));
        IntStream.range(0, 100).forEach(this::bulkTurn);

        assertThatWaitsUntil(RESET);
    }

    @Test
    void keepsBucketsApart() {
        call(Quota.of(100, 0, RESET));

        assertThatCode(() -> acquire("another")).doesNotThrowAnyException();
    }

    @Test
    void alwaysLeavesOneCallHoweverSmallTheShare() {
        governor.acquire("bucket", 1, Caller.bulk("somebody"));
        governor.answered("bucket", Optional.of(Quota.of(20, 19, RESET)));
        assertThatThrownBy(() -> governor.acquire("bucket", 1, Caller.bulk("somebody")))
                .isInstanceOf(ApiException.class);

        clock.set(RESET);
        assertThatCode(() -> governor.acquire("bucket", 1, Caller.bulk("somebody")))
                .doesNotThrowAnyException();
    }

    @Test
    void sharesOfSeveralIntegrationsAreNotAddedUp() {
        // Given two integrations on one org, which may use 50 and 20 percent of 10 calls
        call(Quota.of(10, 9, RESET));
        call(Quota.of(10, 8, RESET));

        // Then what one has spent counts for the other
        assertThatThrownBy(() -> governor.acquire("bucket", 20, Caller.INTERACTIVE))
                .isInstanceOf(ApiException.class);
        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();
    }

    @Test
    void keepsRoomForInteractiveCallsUntilShortlyBeforeTheReset() {
        // Given bulk work that has used its part of a share of 50
        call(Quota.of(100, 99, RESET));
        for (int made = 1; made < 45; made++) {
            governor.acquire("bucket", 50, Caller.bulk("somebody"));
            governor.answered("bucket", Optional.of(Quota.of(100, 99 - made, RESET)));
        }

        // Then bulk waits until the reserve is released, and interactive calls go on
        assertThatThrownBy(() -> governor.acquire("bucket", 50, Caller.bulk("somebody")))
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::failure)
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(RESET.minusSeconds(3)));
        assertThatCode(() -> acquire("bucket")).doesNotThrowAnyException();

        // And at that time what is left of the share is everybody's
        clock.set(RESET.minusSeconds(3));
        assertThatCode(() -> governor.acquire("bucket", 50, Caller.bulk("somebody")))
                .doesNotThrowAnyException();
    }

    @Test
    void countsAsWaitingAlsoWhoIsToHaveTheCallsThatAreKept() {
        // Given bulk work that has used its part of a share of 50, but for the five calls that are kept
        call(Quota.of(100, 99, RESET));
        for (int made = 1; made < 45; made++) {
            governor.acquire("bucket", 50, Caller.bulk("somebody"));
            governor.answered("bucket", Optional.of(Quota.of(100, 99 - made, RESET)));
        }

        // When seven come, five of whom are told of these calls
        assertThat(IntStream.range(0, 7).mapToObj(this::bulkTurn).distinct()).hasSize(2);

        // Then all of them wait
        assertThat(waiting()).isEqualTo(7);

        // When the five have come
        clock.set(RESET.minusSeconds(3));
        IntStream.range(0, 5).forEach(caller -> governor.acquire("bucket", 50, Caller.bulk("caller " + caller)));

        // Then the others still wait
        assertThat(waiting()).isEqualTo(2);
    }

    private int waiting() {
        return governor.buckets().get(0).waiting().orElseThrow();
    }

    @Test
    void countsWhatIsUnderWayOverAResetInTheNewWindow() {
        // Given a share of two, and a call that is still on its way when the window ends
        call(Quota.of(4, 3, RESET));
        acquire("bucket");
        clock.set(RESET);

        // Then the new window has room for one more, not for two
        acquire("bucket");
        assertThatThrownBy(() -> acquire("bucket")).isInstanceOf(ApiException.class);
    }

    @Test
    void takesTheStricterOfTwoCountersThatOneBucketMayHave() {
        // Given a share of two spent in a window that lasts for another minute
        call(Quota.of(4, 3, RESET));
        acquire("bucket");

        // When an answer tells of another window, as of another method's counter
        governor.answered("bucket", Optional.of(Quota.of(4, 3, RESET.plusSeconds(30))));

        // Then that is no new room
        assertThatWaitsUntil(RESET);
    }

    @Test
    void makesNoMoreCallsAtTheSameTimeThanItsShare() {
        // Given as many calls under way, in buckets of their own, as half of the documented 35
        for (int i = 0; i < 17; i++) {
            acquire("bucket" + i);
        }

        // Then the next waits for an answer
        assertThatThrownBy(() -> acquire("another")).hasMessageContaining("at the same time");
        governor.answered("bucket0", Optional.empty());
        assertThatCode(() -> acquire("another")).doesNotThrowAnyException();
    }

    @Test
    void leavesEverythingAloneAfterARefusalForConcurrencyAndThenIsMoreCareful() {
        // When Okta says that too many calls are under way
        acquire("bucket");
        governor.answered("bucket", Optional.of(Quota.tooManyAtOnce(START.plusSeconds(10))));

        // Then no bucket is used until the time that it named
        assertThatThrownBy(() -> acquire("another")).isInstanceOf(ApiException.class);
        clock.set(START.plusSeconds(10));

        // And half as many calls are made at the same time
        for (int i = 0; i < 8; i++) {
            acquire("bucket" + i);
        }
        assertThatThrownBy(() -> acquire("another")).hasMessageContaining("at the same time");
    }

    private void acquire(String bucket) {
        governor.acquire(bucket, 50, Caller.INTERACTIVE);
    }

    private void call(Quota told) {
        acquire("bucket");
        governor.answered("bucket", Optional.of(told));
    }

    /** When a bulk call of somebody, which finds no room, is told to come back. */
    private Instant bulkTurn(int caller) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> governor.acquire("bucket", 50, Caller.bulk("caller " + caller)));
        return ((ApiFailure.Wait) refusal.failure()).retryAt();
    }

    private void assertThatWaitsUntil(Instant retryAt) {
        assertThatThrownBy(() -> acquire("bucket"))
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::failure)
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(retryAt));
    }
}
