package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of one import, and what became of them. What fails for one keeps no other from anything; a rate limit, credentials
 * that are not taken, or an Okta that does not answer end it, and so do several in a row for which a permission lacks.
 */
final class GroupAttempts {

    /** So many failures in a row that would pass by themselves, or for want of a permission, are not a group's trouble alone. */
    private static final int TROUBLE = 3;

    private record Denial(GroupChange change, Failure failure) {}

    private final GroupRefusals refusals;
    private final GroupTrail trail;
    private final Instant now;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Denial> denied = new ArrayList<>();
    private Optional<Stop> stop = Optional.empty();
    private int trouble;

    GroupAttempts(GroupRefusals refusals, GroupTrail trail, Instant now) {
        this.refusals = refusals;
        this.trail = trail;
        this.now = now;
    }

    List<Failure> failures() {
        return failures;
    }

    Optional<Stop> stop() {
        return stop;
    }

    boolean goesOn() {
        return stop.isEmpty();
    }

    /** What has to be remembered is stored, or nothing more is done. */
    void stored(boolean stored) {
        if (!stored && stop.isEmpty()) {
            stop = Optional.of(new NotStored());
        }
    }

    /** A group was made: what was refused before was about another one. */
    void made(GroupKey key) {
        refusals.forget(key);
    }

    /** Each thing's turn: what failed comes behind all else the next time, and what failed longest ago first of that. */
    Instant turn(GroupChange change) {
        return refusals.failedAt(change);
    }

    /** All are made: a permission that lacked for too few to end it is lacking for those alone. */
    void end() {
        if (denied.size() < TROUBLE) {
            refuseDenied();
        }
    }

    /** What was refused some time ago would be refused again. */
    boolean isTried(GroupChange change) {
        Optional<Failure> refused = refusals.of(change, now);
        refused.ifPresent(failures::add);
        return refused.isEmpty();
    }

    /** Why a change was not made; empty where it was. */
    Optional<ApiFailure> attempt(GroupChange change, String group, Runnable call) {
        try {
            call.run();
            trouble = 0;
            refuseDenied();
            refusals.done(change);
            return Optional.empty();
        } catch (ApiException e) {
            failed(change, group, e.failure());
            return Optional.of(e.failure());
        }
    }

    private void failed(GroupChange change, String group, ApiFailure why) {
        Failure failure = new Failure(group, why.message(), why instanceof ApiFailure.Retry);
        if (why.reason() == FailureReason.PermissionDenied) {
            denied(change, failure, why);
        } else if (why instanceof ApiFailure.Wait || why instanceof ApiFailure.NeedsPerson) {
            stop = Optional.of(new ByVendor(why));
        } else if (why instanceof ApiFailure.Retry) {
            failures.add(failure);
            refusals.failed(change, now);
            trouble++;
            if (trouble == TROUBLE) {
                stop = Optional.of(new ByVendor(why));
            }
        } else {
            trouble = 0;
            refuse(change, failure);
        }
    }

    /** A role may cover some groups and people only; whether it covers any shows by the next that is made. */
    private void denied(GroupChange change, Failure failure, ApiFailure why) {
        trouble = 0;
        denied.add(new Denial(change, failure));
        refusals.failed(change, now);
        if (denied.size() == TROUBLE) {
            stop = Optional.of(new ByVendor(why));
        }
    }

    private void refuseDenied() {
        denied.forEach(denial -> refuse(denial.change(), denial.failure()));
        denied.clear();
    }

    private void refuse(GroupChange change, Failure failure) {
        failures.add(failure);
        refusals.refused(change, failure, now);
        trail.refused(failure);
    }
}
