package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Forget;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.PeopleWriter.Outcome;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.PushResult.NotStored;
import dev.ringcentralokta.operator.provisioning.PushResult.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Carries out a plan, person by person. What fails for one keeps nobody else from anything; a rate limit, credentials that are
 * not taken, or a RingCentral that does not answer end it, and the next run goes on from what is there then.
 */
final class PushRun {

    private final PeopleWriter writer;
    private final Refusals refusals;
    private final Predicate<String> stillLeaving;
    private final Predicate<String> leftForGood;
    private final Instant now;
    private final Set<String> failed = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private Optional<Stop> stop = Optional.empty();
    private final Trouble trouble = new Trouble();
    private int done;
    private boolean licences = true;

    /**
     * A run.
     *
     * @param stillLeaving whether Okta says at this moment of a user that they are to be disabled
     * @param leftForGood whether Okta says at this moment of a user that they may be deleted
     */
    PushRun(
            PeopleWriter writer,
            Refusals refusals,
            Predicate<String> stillLeaving,
            Predicate<String> leftForGood,
            Instant now) {
        this.writer = writer;
        this.refusals = refusals;
        this.stillLeaving = stillLeaving;
        this.leftForGood = leftForGood;
        this.now = now;
    }

    /** Does what is planned, until something ends it; returns whether anything was done. */
    boolean apply(Plan plan) {
        int before = done;
        boolean remembered = remember(plan.changes());
        List<Change> whoFailedLast = plan.changes().stream()
                .sorted(Comparator.comparingInt(refusals::times))
                .toList();
        for (Change change : whoFailedLast) {
            if (stop.isPresent()) {
                break;
            }
            if (change.calls()) {
                attempt(change);
            }
        }
        return remembered || done > before;
    }

    int done() {
        return done;
    }

    List<Failure> failures() {
        return failures;
    }

    Optional<Stop> stop() {
        return stop;
    }

    /** All that calls nobody is stored at once. */
    private boolean remember(List<Change> changes) {
        Map<String, Optional<Stored>> entries = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Remember remember) {
                entries.put(remember.userId(), Optional.of(remember.stored()));
            } else if (change instanceof Forget forget) {
                entries.put(forget.userId(), Optional.empty());
            }
        }
        if (!writer.stored().put(entries)) {
            stop = Optional.of(new NotStored());
        }
        return !entries.isEmpty();
    }

    private void attempt(Change change) {
        if (failed.contains(change.userId()) || (change instanceof Create && !licences)) {
            return; // once a run; and of licences the condition tells once for all
        }
        Optional<Failure> refused = refusals.of(change, now);
        if (refused.isPresent()) {
            failed.add(change.userId());
            failures.add(refused.get());
            return;
        }
        try {
            if (change instanceof Create create) {
                take(change, writer.create(create));
            } else if (change instanceof Patch patch && mayBeDone(patch)) {
                take(change, writer.patch(patch));
            } else if (change instanceof Delete delete && leftForGood.test(delete.userId())) {
                take(change, writer.delete(delete, now));
            }
        } catch (ApiException e) {
            failed(change, e.failure());
        }
    }

    private boolean mayBeDone(Patch patch) {
        return patch.kind() != Kind.Disable || stillLeaving.test(patch.userId());
    }

    private void take(Change change, Outcome outcome) {
        trouble.over();
        switch (outcome) {
            case Done -> {
                done++;
                refusals.done(change.userId());
            }
            case NotKept ->
                refuse(
                        change,
                        "RingCentral answered with success, and did not do it. Look at the person in its Admin Portal.");
            case NotMeant -> {} // the next plan knows
            case NotStored -> stop = Optional.of(new NotStored());
        }
    }

    private void failed(Change change, ApiFailure failure) {
        if (failure.reason() == FailureReason.OutOfLicences) {
            licences = false;
            writer.accounts().outOfLicences();
            return;
        }
        if (trouble.isEverybodys(failure)) {
            stop = Optional.of(new ByVendor(failure));
        }
        if (failure instanceof ApiFailure.Retry) {
            writer.accounts().outdate(); // it may have been done
            setBack(change, failure.message());
        } else if (failure instanceof ApiFailure.Terminal) {
            writer.accounts().outdate(); // somebody has the e-mail, or the account is gone
            refuse(change, failure.message());
        } else if (failure.reason() == FailureReason.PermissionDenied) {
            setBack(change, failure.message());
        }
    }

    private void setBack(Change change, String message) {
        Failure failure = failure(change, message);
        failed.add(change.userId());
        failures.add(failure);
        refusals.setBack(change, failure, now);
    }

    private void refuse(Change change, String message) {
        Failure failure = failure(change, message);
        failed.add(change.userId());
        failures.add(failure);
        refusals.refused(change, failure, now);
        writer.trail().refused(failure);
    }

    private static Failure failure(Change change, String message) {
        return new Failure(change.userId(), change.email(), message);
    }
}
