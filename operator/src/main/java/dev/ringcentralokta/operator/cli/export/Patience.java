package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes a call again when a rate limit lets it: nobody waits in line behind a command, so it can wait itself. */
final class Patience {

    private final Consumer<Instant> pause;

    /**
     * Waits as {@code pause} does.
     *
     * @param pause returns at the given time
     */
    Patience(Consumer<Instant> pause) {
        this.pause = pause;
    }

    <T> T with(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (ApiException e) {
                if (!(e.failure() instanceof ApiFailure.Wait wait)) {
                    throw e;
                }
                pause.accept(wait.retryAt());
            }
        }
    }
}
