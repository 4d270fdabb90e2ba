package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Keeps the ledger of each integration in a ConfigMap that belongs to it. It is stored before what it tells of is done, and
 * only in place of what was read, so that neither a kill nor a second operator lets a removal go uncounted.
 */
public final class RemovalLedgers {

    /** Others write now and then, not always. */
    private static final int ATTEMPTS = 5;

    /** Somebody else was faster; or there is no ConfigMap any more, which is then made anew of what is remembered. */
    private static final Set<Integer> CHANGED_MEANWHILE =
            Set.of(HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);

    /**
     * What came of a change.
     *
     * @param <D> what the change decided
     */
    public sealed interface Outcome<D> {}

    /** It is stored. */
    public record Stored<D>(D decision, RemovalLedger before, RemovalLedger after) implements Outcome<D> {}

    /** It is not stored, so nothing may be done; only a person can mend that. */
    public record Unusable<D>(String message) implements Outcome<D> {}

    /** It is not stored, so nothing may be done this time. */
    public record Unavailable<D>(String message) implements Outcome<D> {}

    /** A ledger as it was last read or written; without a version there is no ConfigMap. */
    private record Held(RingCentralIntegration integration, RemovalLedger ledger, Optional<String> version) {}

    private final KubernetesClient client;
    private final Map<String, Held> known = new ConcurrentHashMap<>();

    public RemovalLedgers(KubernetesClient client) {
        this.client = client;
    }

    /** The name of the ConfigMap of an integration. */
    public static String name(RingCentralIntegration integration) {
        return integration.getMetadata().getName() + "-removals";
    }

    /**
     * Changes a ledger: one change at a time, and once more where somebody else was faster. What changes nothing is not
     * stored.
     *
     * @param change decides by the ledger as it is; has no side effects
     * @param ledger the new ledger of a decision
     */
    public <D> Outcome<D> change(
            RingCentralIntegration integration, Function<RemovalLedger, D> change, Function<D, RemovalLedger> ledger) {
        return attempt(integration, this::known, change, ledger, decision -> false);
    }

    /** Decides about a removal; one that may go on is stored again, too, which fails where anybody has written since. */
    public Outcome<Decision> decide(RingCentralIntegration integration, Function<RemovalLedger, Decision> rule) {
        return attempt(
                integration,
                this::known,
                rule,
                Decision::ledger,
                decision -> decision.verdict() == RemovalRule.Verdict.Admitted);
    }

    /** As {@link #change}, of a ledger that is read anew: it may have been edited, or written by another process. */
    public Outcome<RemovalLedger> refresh(RingCentralIntegration integration, UnaryOperator<RemovalLedger> change) {
        return attempt(integration, this::load, change, UnaryOperator.identity(), ledger -> false);
    }

    private synchronized <D> Outcome<D> attempt(
            RingCentralIntegration integration,
            Function<RingCentralIntegration, Optional<Held>> start,
            Function<RemovalLedger, D> change,
            Function<D, RemovalLedger> ledger,
            Predicate<D> always) {
        try {
            Optional<Held> current = start.apply(integration);
            for (int attempt = 0; attempt < ATTEMPTS && current.isPresent(); attempt++) {
                Held before = current.get();
                D decision = change.apply(before.ledger());
                RemovalLedger after = ledger.apply(decision);
                boolean same = after.equals(before.ledger()) && !always.test(decision);
                if (same || store(before, after)) {
                    return new Stored<>(decision, before.ledger(), after);
                }
                current = load(integration);
            }
            return current.isPresent()
                    ? new Unavailable<>(unavailable(integration))
                    : new Unusable<>(unusable(integration));
        } catch (KubernetesClientException e) {
            return new Unavailable<>(unavailable(integration));
        }
    }

    private Optional<Held> known(RingCentralIntegration integration) {
        return Optional.ofNullable(known.get(uid(integration))).or(() -> load(integration));
    }

    private static String unavailable(RingCentralIntegration integration) {
        return "ConfigMap '" + name(integration)
                + "', which keeps count of removals, cannot be read or written. Nobody is removed until it can.";
    }

    private static String unusable(RingCentralIntegration integration) {
        return "ConfigMap '" + name(integration)
                + "' keeps count of removals, but it is not as the operator wrote it, or not the operator's at all. Nobody"
                + " is removed until it is deleted.";
    }

    /** The integration on whose list of what is blocked a manifest is, as this process knows it. */
    public synchronized Optional<RingCentralIntegration> listing(String uid) {
        return known.values().stream()
                .filter(held -> held.ledger().lists(uid))
                .map(Held::integration)
                .findFirst();
    }

    /** How many removals of an integration wait for a person's word, as this process knows it; waits for no store. */
    public int blocked(RingCentralIntegration integration) {
        return Optional.ofNullable(known.get(uid(integration)))
                .flatMap(held -> held.ledger().blocked())
                .map(BlockedRemovals::size)
                .orElse(0);
    }

    /** Forgets an integration that is gone; its ConfigMap goes with it. */
    public synchronized void forget(RingCentralIntegration integration) {
        known.remove(uid(integration));
    }

    /** What is in the cluster; empty where that is none of ours. */
    private Optional<Held> load(RingCentralIntegration integration) {
        ConfigMap configMap = client.configMaps()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(name(integration))
                .get();
        Optional<Held> held = configMap == null
                ? Optional.of(new Held(integration, remembered(integration), Optional.empty()))
                : Optional.of(configMap)
                        .filter(map -> OwnedObjects.isOwned(map, integration))
                        .flatMap(map -> LedgerText.read(
                                Optional.ofNullable(map.getData()).orElse(Map.of())))
                        .map(ledger -> new Held(
                                integration,
                                ledger,
                                Optional.of(configMap.getMetadata().getResourceVersion())));
        held.ifPresent(now -> known.put(uid(integration), now));
        return held;
    }

    /** Somebody may delete a ConfigMap; what was removed stays removed. */
    private RemovalLedger remembered(RingCentralIntegration integration) {
        return Optional.ofNullable(known.get(uid(integration)))
                .map(Held::ledger)
                .orElseGet(RemovalLedger::empty);
    }

    /** Returns whether it is stored, in place of what was read and of nothing else. */
    private boolean store(Held before, RemovalLedger after) {
        RingCentralIntegration integration = before.integration();
        ConfigMapBuilder configMap = new ConfigMapBuilder()
                .withMetadata(OwnedObjects.metadata(integration, name(integration)))
                .withData(LedgerText.write(after));
        try {
            ConfigMap stored = before.version()
                    .map(version -> client.resource(configMap
                                    .editMetadata()
                                    .withResourceVersion(version)
                                    .endMetadata()
                                    .build())
                            .update())
                    .orElseGet(() -> client.resource(configMap.build()).create());
            known.put(
                    uid(integration),
                    new Held(
                            integration, after, Optional.of(stored.getMetadata().getResourceVersion())));
            return true;
        } catch (KubernetesClientException e) {
            if (CHANGED_MEANWHILE.contains(e.getCode())) {
                return false;
            }
            throw e;
        }
    }

    private static String uid(RingCentralIntegration integration) {
        return integration.getMetadata().getUid();
    }
}
