package dev.ringcentralokta.operator.health;

import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The watches by which the caches are kept up to date. One that ends begins anew by itself; while the API server does not
 * answer none can, and a restart would not help.
 */
final class Watches {

    private final Supplier<Map<String, InformerHealthIndicator>> informers;
    private final BooleanSupplier watchesCouldBe;
    private final Clock clock;
    private final Map<String, Instant> goneSince = new ConcurrentHashMap<>();

    Watches(Supplier<Map<String, InformerHealthIndicator>> informers, BooleanSupplier watchesCouldBe, Clock clock) {
        this.informers = informers;
        this.watchesCouldBe = watchesCouldBe;
        this.clock = clock;
    }

    /** Notes which watch is gone; may take as long as a call to the API server. */
    void look() {
        Set<String> gone = new HashSet<>();
        informers.get().forEach((name, informer) -> {
            if (!informer.isRunning() || !informer.isWatching()) {
                gone.add(name);
            }
        });
        boolean couldBe = gone.isEmpty() || watchesCouldBe.getAsBoolean();
        goneSince.keySet().removeIf(name -> !couldBe || !gone.contains(name));
        if (couldBe) {
            gone.forEach(name -> goneSince.putIfAbsent(name, clock.instant()));
        }
    }

    /** Which watch has been gone for longer than {@code patience}, though one could be. */
    Optional<String> trouble(Duration patience) {
        Instant before = clock.instant().minus(patience);
        return goneSince.entrySet().stream()
                .filter(gone -> gone.getValue().isBefore(before))
                .map(gone -> "the watch of " + gone.getKey() + " has been gone since " + gone.getValue())
                .findFirst();
    }
}
