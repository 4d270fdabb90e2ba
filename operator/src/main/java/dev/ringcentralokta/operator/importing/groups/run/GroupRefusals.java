package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Okta refused for good: until some time has passed it is not asked for again. In memory: after a restart it is tried once
 * more.
 */
public final class GroupRefusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    private record Refusal(Failure failure, Instant at) {}

    private final Map<GroupChange, Refusal> refusals = new HashMap<>();

    void refused(GroupChange change, Failure failure, Instant now) {
        refusals.put(change, new Refusal(failure, now));
    }

    /** What was refused was about another group. */
    void forget(GroupKey key) {
        refusals.keySet().removeIf(change -> change.key().equals(key));
    }

    /** Why a change is not tried now; empty where it is. */
    Optional<Failure> of(GroupChange change, Instant now) {
        refusals.values().removeIf(refusal -> !now.isBefore(refusal.at().plus(TRIED_AGAIN_AFTER)));
        return Optional.ofNullable(refusals.get(change)).map(Refusal::failure);
    }
}
