package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.ImportChange;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Okta refused for good, or accepted and did not keep: until it has to be something else, or some time has passed, it is
 * not asked for again. In memory: after a restart it is tried once more.
 */
public final class ImportRefusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    private record Refusal(ImportChange what, Failure failure, Instant at) {}

    private final Map<String, Refusal> refusals = new HashMap<>();

    void refused(ImportChange change, Failure failure, Instant now) {
        refusals.put(change.personId(), new Refusal(change, failure, now));
    }

    void done(ImportChange change) {
        refusals.remove(change.personId());
    }

    /** Why a change is not tried now; empty where it is. */
    Optional<Failure> of(ImportChange change, Instant now) {
        return Optional.ofNullable(refusals.get(change.personId()))
                .filter(refusal -> refusal.what().equals(change))
                .filter(refusal -> now.isBefore(refusal.at().plus(TRIED_AGAIN_AFTER)))
                .map(Refusal::failure);
    }
}
