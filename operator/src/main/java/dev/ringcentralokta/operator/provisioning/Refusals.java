package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What RingCentral refused for good: until it has to be something else, or some time has passed, it is not asked for again, as
 * of the ten writes in a minute each is dear. In memory: after a restart it is tried once more.
 */
public final class Refusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    private record Refusal(Object what, PushResult.Failure failure, boolean creation, Instant at) {}

    private final Map<String, Refusal> refusals = new HashMap<>();

    void refused(Change change, PushResult.Failure failure, Instant now) {
        refusals.put(change.userId(), new Refusal(what(change), failure, change instanceof Create, now));
    }

    void done(String userId) {
        refusals.remove(userId);
    }

    /** Forgets creations that are planned no longer, so that nobody else's licence is counted for them. */
    void retain(Plan plan) {
        Set<Object> planned = plan.changes().stream().map(Refusals::what).collect(Collectors.toUnmodifiableSet());
        refusals.values().removeIf(refusal -> refusal.creation() && !planned.contains(refusal.what()));
    }

    /** Why a change is not tried now; empty where it is. */
    Optional<PushResult.Failure> of(Change change, Instant now) {
        return Optional.ofNullable(refusals.get(change.userId()))
                .filter(refusal -> refusal.what().equals(what(change)))
                .filter(refusal -> now.isBefore(refusal.at().plus(TRIED_AGAIN_AFTER)))
                .map(Refusal::failure);
    }

    /** How many people have a licence kept for them and cannot be created; others may have those. */
    int creations() {
        return (int) refusals.values().stream().filter(Refusal::creation).count();
    }

    /** Without the times, which differ from plan to plan. */
    private static Object what(Change change) {
        if (change instanceof Patch patch) {
            return patch.changes();
        }
        return change instanceof Create create ? create.person() : change.userId();
    }
}
