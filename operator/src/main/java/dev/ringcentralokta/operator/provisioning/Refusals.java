package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What RingCentral did not do: until it has to be something else, or some time has passed, it is not asked for again, as of
 * the ten writes in a minute each is dear, and then after everything else. In memory: after a restart it is tried once more.
 */
public final class Refusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    /** What may pass by itself is tried again at once, and then ever less often. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private record Refusal(Object what, PushResult.Failure failure, boolean creation, int times, Instant until) {}

    private final Map<String, Refusal> refusals = new HashMap<>();

    void refused(Change change, PushResult.Failure failure, Instant now) {
        put(change, failure, now.plus(TRIED_AGAIN_AFTER));
    }

    /** It failed for now. */
    void setBack(Change change, PushResult.Failure failure, Instant now) {
        int before = times(change);
        Duration pause = before == 0 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(before - 1, 6));
        put(change, failure, now.plus(pause.compareTo(TRIED_AGAIN_AFTER) < 0 ? pause : TRIED_AGAIN_AFTER));
    }

    private void put(Change change, PushResult.Failure failure, Instant until) {
        refusals.put(
                change.userId(),
                new Refusal(what(change), failure, change instanceof Create, times(change) + 1, until));
    }

    /** How often the same was tried and not done. */
    int times(Change change) {
        return known(change).map(Refusal::times).orElse(0);
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
        return known(change).filter(refusal -> now.isBefore(refusal.until())).map(Refusal::failure);
    }

    private Optional<Refusal> known(Change change) {
        return Optional.ofNullable(refusals.get(change.userId()))
                .filter(refusal -> refusal.what().equals(what(change)));
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
        if (change instanceof UpdateExtension update) {
            return update.update();
        }
        if (change instanceof Delete delete) {
            return delete.account().id();
        }
        return change instanceof Create create ? create.person() : change.userId();
    }
}
