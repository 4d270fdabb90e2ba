package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import dev.ringcentralokta.operator.ringcentral.ScimUser;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import dev.ringcentralokta.operator.ringcentral.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one change: remembers, calls RingCentral, remembers, and leaves a trail that names attributes and none of their
 * values.
 */
record PeopleWriter(ScimUsers people, StoredPeople stored, KnownAccounts accounts, PushTrail trail) {

    /** What came of a change. */
    enum Outcome {
        Done,
        /** RingCentral answered with success, and its answer shows that it is not so. */
        NotKept,
        /** The account is not the one that was meant, or not as it was. */
        NotMeant,
        /** It could not be remembered; if that was before the call, there was none. */
        NotStored
    }

    /**
     * Makes an account.
     *
     * @throws ApiException where RingCentral does not
     */
    Outcome create(Create create) {
        if (!stored.put(create.userId(), create.before())) {
            return Outcome.NotStored;
        }
        Written<ScimUser> created = people.create(create.person());
        accounts.created(created.value());
        trail.changed(
                EventReason.PersonCreated,
                create.person().userName(),
                create.userId(),
                created.value().id(),
                create.person().attributes().keySet().stream()
                        .map(Enum::name)
                        .sorted()
                        .toList(),
                created.requestId());
        return stored.put(create.userId(), create.after(created.value().id())) ? Outcome.Done : Outcome.NotStored;
    }

    /**
     * Changes an account.
     *
     * @throws ApiException where RingCentral does not
     */
    Outcome patch(Patch patch) {
        if (!stored.put(patch.userId(), patch.before())) {
            return Outcome.NotStored;
        }
        Optional<Written<ScimPerson>> answer = patch.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(people.patch(patch.account().id(), patch.changes()));
        answer.ifPresent(written -> accounts.patched(patch.account().id(), written.value()));
        List<String> notKept =
                answer.map(written -> patch.changes().notIn(written.value())).orElse(List.of());
        trail.changed(
                reason(patch),
                patch.account().email(),
                patch.userId(),
                patch.account().id(),
                patch.changes().operations().stream().map(Operation::path).toList(),
                answer.map(Written::requestId).orElse(""));
        if (notKept.stream().anyMatch(PeopleWriter::decides)) {
            return Outcome.NotKept;
        }
        return stored.put(patch.userId(), patch.after()) ? Outcome.Done : Outcome.NotStored;
    }

    /**
     * Deletes an account, if it is still the one that is meant when it is read just before. An attempt of which nobody knows
     * whether it was done leaves a trail, too.
     *
     * @throws ApiException where RingCentral does not, or does not let the account be read
     */
    Outcome delete(Delete delete, Instant now) {
        if (!stored.put(delete.userId(), delete.before())) {
            return Outcome.NotStored;
        }
        String id = delete.account().id();
        accounts.read(people, id, now);
        Optional<Account> there = accounts.find(id);
        if (there.isPresent()) {
            if (!delete.means(there.get())) {
                return Outcome.NotMeant;
            }
            destroy(delete, id);
        }
        return stored.put(delete.userId(), delete.after()) ? Outcome.Done : Outcome.NotStored;
    }

    private void destroy(Delete delete, String id) {
        try {
            deleted(delete, id, List.of(), people.delete(id));
            accounts.deleted(id);
        } catch (ApiException e) {
            if (e.failure().outcomeUnknown()) {
                deleted(
                        delete,
                        id,
                        List.of("maybe, as the answer was lost"),
                        e.failure().requestId());
            }
            throw e;
        }
    }

    private void deleted(Delete delete, String id, List<String> notes, String requestId) {
        trail.changed(EventReason.PersonDeleted, delete.account().email(), delete.userId(), id, notes, requestId);
    }

    /** What is planned by; of anything else the digest says that it was pushed, however RingCentral writes it. */
    private static boolean decides(String path) {
        return List.of("userName", "active", "externalId").contains(path);
    }

    private static EventReason reason(Patch patch) {
        return switch (patch.kind()) {
            case Adopt -> EventReason.PersonAdopted;
            case Update -> EventReason.PersonUpdated;
            case Reactivate -> EventReason.PersonReactivated;
            case Disable -> EventReason.PersonDisabled;
        };
    }
}
