package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Create;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Rename;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Okta refused for good: until some time has passed it is not asked for again; and what failed otherwise, which comes behind
 * all else then, so that it keeps nothing else from its turn. In memory: after a restart it is tried once more.
 */
public final class GroupRefusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    private record Refusal(Failure failure, Instant at) {}

    private final Map<GroupChange, Refusal> refusals = new HashMap<>();
    private final Map<GroupChange, Instant> failed = new HashMap<>();

    void refused(GroupChange change, Failure failure, Instant now) {
        refusals.put(change, new Refusal(failure, now));
        failed.remove(change);
    }

    /** Something was not done, and is to be tried again by the next import. */
    void failed(GroupChange change, Instant now) {
        failed.values().removeIf(at -> !now.isBefore(at.plus(TRIED_AGAIN_AFTER)));
        failed.put(change, now);
    }

    void done(GroupChange change) {
        failed.remove(change);
    }

    /** When a change failed, or that of its group's making or name, on which it may depend; the epoch where nothing did. */
    Instant failedAt(GroupChange change) {
        return failed.entrySet().stream()
                .filter(entry -> entry.getKey().equals(change) || isOfItsGroup(entry.getKey(), change))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static boolean isOfItsGroup(GroupChange failed, GroupChange change) {
        return (failed instanceof Create || failed instanceof Rename)
                && failed.key().equals(change.key());
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
