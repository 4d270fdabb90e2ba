package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the last push came with each person, in memory, for the manifests that assign them. Safe for use by several threads.
 */
public final class PushStandings {

    /** How far it came. */
    public enum State {
        /** There is an account, and nothing stands against it. */
        There,
        /** The account is to be made, or looked at, by one of the next looks. */
        ToCome,
        /** No licence is free. */
        NoLicence,
        /** Accounts are not made, or the person is not to have one. */
        NotWanted,
        /** A person has to do something first. */
        Hindered
    }

    /**
     * One person.
     *
     * @param accountId RingCentral's id of the account; empty where there is none
     * @param message why, where something stands against it
     */
    public record Standing(State state, Optional<String> accountId, String message) {}

    private final Map<String, Map<String, Standing>> byIntegration = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> awaited = new ConcurrentHashMap<>();

    /** Where somebody stands; empty where no push has seen them. */
    public Optional<Standing> of(RingCentralIntegration integration, String userId) {
        return Optional.ofNullable(
                byIntegration.getOrDefault(uid(integration), Map.of()).get(userId));
    }

    /** The next push is to look for somebody; returns whether it was not to already, and so has to be asked for. */
    public boolean await(RingCentralIntegration integration, String userId) {
        return awaited.computeIfAbsent(uid(integration), uid -> ConcurrentHashMap.newKeySet())
                .add(userId);
    }

    /** Forgets an integration, by its uid. */
    void forget(String uid) {
        byIntegration.remove(uid);
        awaited.remove(uid);
    }

    /** Whom a push that begins now is to look for. */
    Set<String> awaited(RingCentralIntegration integration) {
        return Set.copyOf(awaited.getOrDefault(uid(integration), Set.of()));
    }

    /**
     * Takes what came of a push.
     *
     * @param lookedFor who was awaited when it began; whoever was awaited since is left to the next one
     */
    void pushed(
            RingCentralIntegration integration, Set<String> lookedFor, PushResult result, Map<String, Stored> stored) {
        Optional.ofNullable(awaited.get(uid(integration))).ifPresent(all -> all.removeAll(lookedFor));
        Map<String, Standing> all = new HashMap<>();
        result.seen().forEach(userId -> all.put(userId, new Standing(State.ToCome, Optional.empty(), "")));
        stored.forEach((userId, entry) ->
                entry.accountId().ifPresent(id -> all.put(userId, new Standing(State.There, Optional.of(id), ""))));
        result.plan().told().stream()
                .filter(told -> told.why() != Why.NotMapped) // which keeps nobody from an account
                .forEach(told -> all.put(told.userId(), told(told, account(stored, told.userId()))));
        result.failures()
                .forEach(failure -> all.put(failure.userId(), failed(failure, account(stored, failure.userId()))));
        byIntegration.put(uid(integration), Map.copyOf(all));
    }

    private static Standing told(Told told, Optional<String> account) {
        return new Standing(state(told.why()), account, told.inWords());
    }

    private static Standing failed(Failure failure, Optional<String> account) {
        return new Standing(State.Hindered, account, failure.message());
    }

    private static State state(Why why) {
        return switch (why) {
            case WaitsForEmail -> State.ToCome;
            case WaitsForLicence -> State.NoLicence;
            case CreateUsersOff -> State.NotWanted;
            case Protected -> State.There;
            default -> State.Hindered;
        };
    }

    private static Optional<String> account(Map<String, Stored> stored, String userId) {
        return Optional.ofNullable(stored.get(userId)).flatMap(Stored::accountId);
    }

    private static String uid(RingCentralIntegration integration) {
        return integration.getMetadata().getUid();
    }
}
