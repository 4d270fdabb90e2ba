package dev.ringcentralokta.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.CallObserver;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Not live where nothing gets on, and only there. Patience is 7 minutes: 5 for the cluster, and 2 calls of a minute. */
class LivenessTest {

    private static final Duration TOO_LONG = Duration.ofMinutes(8);
    private static final Duration WHILE = Duration.ofMinutes(6);

    private final MovableClock clock = new MovableClock();
    private final ReconcilePool pool = new ReconcilePool(2, clock);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Informer informer = new Informer();
    private volatile boolean apiServerAnswers = true;
    private volatile boolean controllerHangs;
    private final Liveness liveness = new Liveness(
            pool,
            Map.of("controller", event -> {
                if (controllerHangs) {
                    hang();
                }
            }),
            () -> Map.of("secrets", informer),
            () -> apiServerAnswers,
            Duration.ofMinutes(1),
            clock);

    @AfterEach
    void close() {
        end.countDown();
        liveness.close();
        pool.shutdownNow();
    }

    @Test
    void isLiveWithoutAnythingToDo() {
        assertThat(liveness.trouble()).isEmpty();

        clock.advance(Duration.ofDays(1));

        assertThat(liveness.trouble()).isEmpty();
    }

    @Test
    void isNotLiveOnceAllThreadsHang() {
        hangingReconciles(3);

        clock.advance(WHILE);
        assertThat(liveness.trouble()).isEmpty();
        clock.advance(TOO_LONG);

        assertThat(liveness.trouble()).hasValueSatisfying(why -> assertThat(why)
                .contains("all 2 reconciler threads", "840 s", "1 objects wait for one"));
    }

    @Test
    void isLiveWhileAThreadIsLeft() {
        hangingReconciles(1);

        clock.advance(TOO_LONG);

        assertThat(liveness.trouble()).isEmpty();
    }

    @Test
    void isLiveInAVendorsOutageHoweverLongItTakes() {
        hangingReconciles(2);

        for (int hour = 0; hour < 10; hour++) { // each call ends by its time-out, and another begins
            clock.advance(WHILE);
            pool.began(new CallObserver.Call("Okta", "acme.okta.com", "GET /api/v1/apps/{}"))
                    .ended(0, "");
            assertThat(liveness.trouble()).isEmpty();
        }
    }

    @Test
    void isLiveAgainOnceThreadsGetOn() {
        hangingReconciles(2);
        clock.advance(TOO_LONG);
        assertThat(liveness.trouble()).isPresent();

        end.countDown();
        Awaitility.await().until(() -> pool.getActiveCount() == 0);

        assertThat(liveness.trouble()).isEmpty();
    }

    @Test
    void isNotLiveOnceAControllerTakesNoEvents() {
        controllerHangs = true;
        assertThat(liveness.trouble()).isEmpty();
        Awaitility.await().until(() -> end.getCount() == 1 && waitsForController());

        clock.advance(WHILE);
        assertThat(liveness.trouble()).isEmpty();
        clock.advance(TOO_LONG);

        assertThat(liveness.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("controller has taken no event"));
    }

    @Test
    void isNotLiveOnceAWatchIsGoneForGood() {
        informer.watching = false;

        lookAgainAfter(WHILE);
        assertThat(liveness.trouble()).isEmpty();
        lookAgainAfter(TOO_LONG);

        assertThat(liveness.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("the watch of secrets has been gone"));

        informer.watching = true;
        Awaitility.await().until(() -> liveness.trouble().isEmpty());
    }

    @Test
    void isLiveWhileTheApiServerIsAwayAndAWhileAfter() {
        informer.watching = false;
        apiServerAnswers = false;
        lookAgainAfter(TOO_LONG);
        lookAgainAfter(TOO_LONG);
        assertThat(liveness.trouble()).isEmpty();

        apiServerAnswers = true;
        lookAgainAfter(WHILE);

        assertThat(liveness.trouble()).isEmpty();
    }

    /** A question begins a look; the next one is answered by it. */
    private void lookAgainAfter(Duration time) {
        int looks = informer.looks.get();
        liveness.trouble();
        Awaitility.await().until(() -> {
            if (informer.looks.get() == looks) {
                liveness.trouble(); // the look before this one may have been under way still
            }
            return informer.looks.get() > looks;
        });
        clock.advance(time);
    }

    private void hangingReconciles(int number) {
        for (int i = 0; i < number; i++) {
            pool.execute(this::hang);
        }
        Awaitility.await().until(() -> pool.getActiveCount() == Math.min(number, pool.getMaximumPoolSize()));
    }

    private boolean waitsForController() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("liveness"))
                .anyMatch(entry -> entry.getKey().getState() == Thread.State.WAITING && entry.getValue().length > 10);
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Informer implements InformerHealthIndicator {
        private volatile boolean watching = true;
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public boolean hasSynced() {
            return true;
        }

        @Override
        public boolean isWatching() {
            looks.incrementAndGet();
            return watching;
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public String getTargetNamespace() {
            return "default";
        }

        @Override
        public Status getStatus() {
            return Status.HEALTHY;
        }
    }
}
