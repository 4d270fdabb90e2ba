package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
     * @param extensionNumber the account's short number; empty where RingCentral has not told it yet
     * @param message why, where something stands against it
     */
    public record Standing(State state, Optional<String> accountId, Optional<String> extensionNumber, String message) {

        private static Standing of(State state, Optional<String> account, PushResult result, String message) {
            return new Standing(state, account, account.map(result.extensions().numbers()::get), message);
        }

        /** Values of people are told nowhere. */
        @Override
        public String toString() {
            return "Standing[" + state + ", " + accountId + ", " + message + "]";
        }
    }

    private final Map<String, Map<String, Standing>> byIntegration = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> awaited = new ConcurrentHashMap<>();
    private final Set<String> othersAwaited = ConcurrentHashMap.newKeySet();

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

    /** The next push is to look for whoever was assigned or taken off by others: Okta has told of a change. */
    public void awaitOthers(RingCentralIntegration integration) {
        othersAwaited.add(uid(integration));
    }

    /** Forgets an integration, by its uid. */
    void forget(String uid) {
        byIntegration.remove(uid);
        awaited.remove(uid);
        othersAwaited.remove(uid);
    }

    /** Whether a push that begins now is to look for others, too; asked once, as whoever lists has seen them. */
    boolean takeOthersAwaited(RingCentralIntegration integration) {
        return othersAwaited.remove(uid(integration));
    }

    /** Whom a push that begins now is to look for. */
    Set<String> awaited(RingCentralIntegration integration) {
        return Set.copyOf(awaited.getOrDefault(uid(integration), Set.of()));
    }

    /**
     * Takes what came of a push.
     *
     * @param lookedFor who was awaited when it began; whoever was awaited since is left to the next one
     * @return Okta's ids of those who stand otherwise than before
     */
    Set<String> pushed(
            RingCentralIntegration integration, Set<String> lookedFor, PushResult result, Map<String, Stored> stored) {
        Optional.ofNullable(awaited.get(uid(integration))).ifPresent(all -> all.removeAll(lookedFor));
        Map<String, Standing> all = new HashMap<>();
        result.seen().forEach(userId -> all.put(userId, Standing.of(State.ToCome, Optional.empty(), result, "")));
        stored.forEach((userId, entry) -> entry.accountId()
                .ifPresent(id -> all.put(userId, Standing.of(State.There, Optional.of(id), result, ""))));
        result.told().stream()
                .filter(told -> told.why() != Why.NotMapped) // which keeps nobody from an account
                .forEach(told -> all.put(
                        told.userId(),
                        Standing.of(state(told.why()), account(stored, told.userId()), result, told.inWords())));
        result.allFailures()
                .forEach(failure -> all.put(
                        failure.userId(),
                        Standing.of(State.Hindered, account(stored, failure.userId()), result, failure.message())));
        Map<String, Standing> before = Optional.ofNullable(byIntegration.put(uid(integration), Map.copyOf(all)))
                .orElse(Map.of());
        return all.keySet().stream()
                .filter(userId -> !Objects.requireNonNull(all.get(userId)).equals(before.get(userId)))
                .collect(Collectors.toUnmodifiableSet());
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
