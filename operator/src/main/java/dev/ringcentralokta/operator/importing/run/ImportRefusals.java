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
 * not asked for again. What failed for now is tried ever less often, so that others get their turn. In memory: after a restart all
 * is tried once more.
 */
public final class ImportRefusals {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** Then an import no longer waits for it; the next one tries again. */
    private static final int SET_BACK_AT_MOST = 5;

    private record Refusal(ImportChange what, Failure failure, int times, Instant until) {}

    private final Map<String, Refusal> refusals = new HashMap<>();

    void refused(ImportChange change, Failure failure, Instant now) {
        put(change, failure, now.plus(TRIED_AGAIN_AFTER));
    }

    /** It failed for now; returns the failure, which says whether it is soon tried again. */
    Failure setBack(ImportChange change, String message, Instant now) {
        int before = known(change).map(Refusal::times).orElse(0);
        Failure failure = new Failure(change.personId(), message, before + 1 < SET_BACK_AT_MOST);
        put(change, failure, now.plus(failure.passes() ? pause(before) : TRIED_AGAIN_AFTER));
        return failure;
    }

    /** The first time none, as what fails once mostly passes at once. */
    private static Duration pause(int before) {
        return before == 0 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << (before - 1));
    }

    private void put(ImportChange change, Failure failure, Instant until) {
        int times = known(change).map(Refusal::times).orElse(0) + 1;
        refusals.put(change.personId(), new Refusal(change, failure, times, until));
    }

    private Optional<Refusal> known(ImportChange change) {
        return Optional.ofNullable(refusals.get(change.personId()))
                .filter(refusal -> refusal.what().equals(change));
    }

    void done(ImportChange change) {
        refusals.remove(change.personId());
    }

    /** Why a change is not tried now; empty where it is. */
    Optional<Failure> of(ImportChange change, Instant now) {
        return known(change).filter(refusal -> now.isBefore(refusal.until())).map(Refusal::failure);
    }
}
