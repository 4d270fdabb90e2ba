package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.importing.ImportChange;
import dev.ringcentralokta.operator.importing.ImportChange.Create;
import dev.ringcentralokta.operator.importing.ImportChange.Update;
import dev.ringcentralokta.operator.importing.ImportPlan;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Users;
import dev.ringcentralokta.operator.okta.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out a plan: what is remembered first, then users are made, a few announced at a time, then changed. What fails for one
 * keeps nobody else from anything; a rate limit, credentials that are not taken, or an Okta that does not answer end it, and
 * the next import goes on from what is there then.
 */
final class ImportRun {

    /** Announcements are stored for some at a time; a crash leaves that many to be looked for. */
    private static final int TOGETHER = 40;

    /**
     * So many failures in a row that would pass by themselves are Okta's trouble, and not a person's; so many denials the
     * credentials' (one may be about an administrator, whom few may change).
     */
    private static final int TROUBLE = 3;

    private final Users okta;
    private final KnownUsers users;
    private final Remembering remembering;
    private final ImportRefusals refusals;
    private final ImportTrail trail;
    private final Instant now;
    private final List<Failure> failures = new ArrayList<>();
    private Optional<Stop> stop = Optional.empty();
    private int created;
    private int updated;
    private int trouble;
    private int denied;

    ImportRun(
            Users okta,
            KnownUsers users,
            Remembering remembering,
            ImportRefusals refusals,
            ImportTrail trail,
            Instant now) {
        this.okta = okta;
        this.users = users;
        this.remembering = remembering;
        this.refusals = refusals;
        this.trail = trail;
        this.now = now;
    }

    /** Does what is planned, until something ends it. */
    void apply(ImportPlan plan) {
        List<ImportChange> changes = plan.changes();
        if (!remembering.all(changes)) {
            stop = Optional.of(new NotStored());
        }
        List<Create> creations =
                of(changes, Create.class).stream().filter(this::isTried).toList();
        for (int first = 0; first < creations.size() && stop.isEmpty(); first += TOGETHER) {
            create(creations.subList(first, Math.min(first + TOGETHER, creations.size())));
        }
        of(changes, Update.class).stream().filter(this::isTried).forEach(this::update);
    }

    Done done() {
        return new Done(created, updated, remembering.linked(), remembering.forgotten());
    }

    List<Failure> failures() {
        return failures;
    }

    Optional<Stop> stop() {
        return stop;
    }

    /** Nobody is made in Okta whose announcement is not stored. */
    private void create(List<Create> some) {
        if (!remembering.announced(some)) {
            stop = Optional.of(new NotStored());
            return;
        }
        Map<String, Optional<String>> outcomes = new HashMap<>();
        for (Create create : some) {
            if (stop.isEmpty()) {
                create(create, outcomes);
            } else {
                outcomes.put(create.personId(), Optional.empty()); // not tried, so that nobody has to be looked for
            }
        }
        if (!remembering.created(outcomes)) {
            stop = Optional.of(new NotStored());
        }
    }

    /** Whose creation was refused or put off is announced no longer: a user of that login is somebody else's. */
    private void create(Create create, Map<String, Optional<String>> outcomes) {
        attempt(create, () -> {
                    Written<User> made = okta.create(create.profile(), create.activate());
                    refusals.done(create);
                    users.put(made.value());
                    outcomes.put(create.personId(), Optional.of(made.value().id()));
                    told(EventReason.OktaUserCreated, create, made.value().id(), create.profile(), made.requestId());
                    created++;
                })
                .filter(failure -> failure instanceof ApiFailure.Terminal || failure instanceof ApiFailure.Wait)
                .ifPresent(refused -> outcomes.put(create.personId(), Optional.empty()));
    }

    private void update(Update update) {
        if (stop.isPresent()) {
            return;
        }
        attempt(update, () -> {
                    Written<User> changed = okta.update(update.oktaUserId(), update.profile());
                    refusals.done(update);
                    users.put(changed.value());
                    told(
                            EventReason.OktaUserUpdated,
                            update,
                            update.oktaUserId(),
                            update.profile(),
                            changed.requestId());
                    updated++;
                    refuseWhatIsNotKept(update, changed.value());
                })
                .filter(ApiFailure.Terminal.class::isInstance)
                .ifPresent(refused -> users.missed(update.oktaUserId()));
    }

    private void told(
            EventReason reason, ImportChange change, String userId, Map<String, Object> profile, String requestId) {
        trail.changed(reason, change.personId(), userId, profile.keySet(), requestId);
    }

    private void refuseWhatIsNotKept(Update update, User kept) {
        List<String> lost = update.profile().entrySet().stream()
                .filter(sent -> !sent.getValue()
                        .toString()
                        .equals(String.valueOf(kept.profile().get(sent.getKey()))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!lost.isEmpty()) {
            refuse(
                    update,
                    "Okta answered with success, and keeps other values of " + String.join(", ", lost)
                            + " for the user " + update.oktaUserId() + ": look whether they have another source there");
        }
    }

    private boolean isTried(ImportChange change) {
        Optional<Failure> refused = refusals.of(change, now);
        refused.ifPresent(failures::add);
        return refused.isEmpty();
    }

    /** Returns why it failed; empty where it did not. */
    private Optional<ApiFailure> attempt(ImportChange change, Runnable call) {
        try {
            call.run();
            trouble = 0;
            denied = 0;
            return Optional.empty();
        } catch (ApiException e) {
            failed(change, e.failure());
            return Optional.of(e.failure());
        }
    }

    private void failed(ImportChange change, ApiFailure failure) {
        if (failure.reason() == FailureReason.PermissionDenied) {
            denied++;
            refuse(change, failure.message());
        } else if (failure instanceof ApiFailure.Retry) {
            trouble++;
            failures.add(refusals.setBack(change, failure.message(), now));
        } else if (failure instanceof ApiFailure.Terminal) {
            trouble = 0;
            refuse(change, failure.message());
        } else {
            stop = Optional.of(new ByVendor(failure));
        }
        if (trouble == TROUBLE || denied == TROUBLE) {
            stop = Optional.of(new ByVendor(failure));
        }
    }

    private void refuse(ImportChange change, String message) {
        Failure failure = new Failure(change.personId(), message, false);
        failures.add(failure);
        refusals.refused(change, failure, now);
        trail.refused(failure);
    }

    private static <T extends ImportChange> List<T> of(List<ImportChange> changes, Class<T> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
