package dev.ringcentralokta.operator.health;

import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each controller an event of an object that there is not: it does nothing with it, but has to take it, as it takes those
 * of the watches, timers and wake-ups.
 */
final class EventBeat {

    private static final ResourceID NOBODY = new ResourceID("heartbeat");

    private record Given(String controller, Instant at) {}

    private final Map<String, EventHandler> controllers;
    private final Clock clock;
    private volatile Optional<Given> given = Optional.empty();

    EventBeat(Map<String, EventHandler> controllers, Clock clock) {
        this.controllers = Map.copyOf(controllers);
        this.clock = clock;
    }

    /** Returns when all have taken theirs. */
    void beat() {
        controllers.forEach((name, events) -> {
            given = Optional.of(new Given(name, clock.instant()));
            events.handleEvent(new Event(NOBODY));
        });
        given = Optional.empty();
    }

    /** Which controller has not taken its event for longer than {@code patience}. */
    Optional<String> trouble(Duration patience) {
        return given.filter(
                        event -> Duration.between(event.at(), clock.instant()).compareTo(patience) > 0)
                .map(event -> event.controller() + " has taken no event since " + event.at());
    }
}
