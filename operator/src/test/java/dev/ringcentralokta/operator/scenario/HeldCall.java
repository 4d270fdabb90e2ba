package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.Faults;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call that has arrived at a simulated server, and is carried out when a test says so, whoever waits for its answer. */
final class HeldCall implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private HeldCall() {}

    /** Holds the next call of {@code method} whose path matches. */
    static HeldCall next(Faults faults, String method, String pathRegex) {
        HeldCall held = new HeldCall();
        faults.inject(method, pathRegex, 1, new Faults.Meanwhile(held::pass));
        return held;
    }

    HeldCall awaitArrival() {
        try {
            assertThat(arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the call has arrived")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    void release() {
        released.countDown();
    }

    /** Lets it go on, so that its server can be stopped. */
    @Override
    public void close() {
        release();
    }

    private void pass() {
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
