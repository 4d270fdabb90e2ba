package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp.DeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.provisioning.HeldPeople.From;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.session.KeptSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** "To App" by the operator itself: pushes the people of integrations to RingCentral. */
public final class Pushes {

    /**
     * What is to be pushed.
     *
     * @param settings the manifest that asks for it
     * @param integration the integration that it belongs to
     * @param okta the client of its org
     * @param appId its app
     * @param toApp what is declared
     * @param rules what RingCentral is to have of people
     * @param maxAge how old listings may be
     * @param numbersToOkta whether the extension numbers may be written into Okta's app users, as no manifest declares them
     * @param release the digest of those whom a person has released to be disabled, or deleted; empty where nobody has said a word
     */
    public record Request(
            ProvisioningSettings settings,
            RingCentralIntegration integration,
            OktaClient okta,
            String appId,
            ToApp toApp,
            AttributeRules rules,
            Duration maxAge,
            boolean numbersToOkta,
            Optional<String> release) {}

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * It was planned, and done if it was to be.
     *
     * @param result what was done, and what is left
     * @param held those whom a person can release to be disabled; empty where nobody is held back, or the list could not be
     *     stored
     * @param heldDeletions those whom a person can release to be deleted, likewise
     * @param moved Okta's ids of those of whom there is something new to say
     * @param goOnAt when Okta lets more numbers be written; empty where none waits for that
     */
    public record Pushed(
            PushResult result,
            Optional<HeldList> held,
            Optional<HeldList> heldDeletions,
            Set<String> moved,
            Optional<Instant> goOnAt)
            implements Outcome {}

    /** Nobody is signed in to RingCentral. */
    public record SignedOut() implements Outcome {}

    /** What has to be remembered cannot be: the message says why. */
    public record NoMemory(String message, boolean passes) implements Outcome {}

    private final KubernetesClient client;
    private final KeptSession sessions;
    private final ChangeLog changes;
    private final PushStandings standings;
    private final Clock clock;
    private final Map<String, PushMemory> memories = new ConcurrentHashMap<>();

    public Pushes(
            KubernetesClient client, KeptSession sessions, ChangeLog changes, PushStandings standings, Clock clock) {
        this.client = client;
        this.sessions = sessions;
        this.changes = changes;
        this.standings = standings;
        this.clock = clock;
    }

    /** The attribute of Okta's app that the extension numbers go to, as far as nothing else fills it. */
    public static String numberInOkta() {
        return NumbersInOkta.ATTRIBUTE;
    }

    /** The names of all ConfigMaps that are written, for a reader. */
    public static String configMaps(RingCentralIntegration integration) {
        String name = integration.getMetadata().getName();
        return "'" + From.Disabling.configMap(integration) + "', '" + From.Deleting.configMap(integration) + "', and '"
                + name + "-provisioned-0' to '-"
                + (StoredPeople.SHARDS - 1) + "'";
    }

    /** Plans only. A failure of a vendor is one of its client. */
    public Outcome observe(Request request) {
        return run(request, (session, stored, waiting) -> observe(request, session, stored, waiting));
    }

    /** Plans, and does what is planned. A failure of a vendor is one of its client. */
    public Outcome push(Request request) {
        return run(request, (session, stored, waiting) -> push(request, session, stored, waiting));
    }

    private interface Work {
        Outcome run(KeptSession.Open session, StoredPeople stored, Waiting waiting);
    }

    private Outcome run(Request request, Work work) {
        Optional<KeptSession.Open> session = sessions.of(request.integration());
        if (session.isEmpty()) {
            return new SignedOut();
        }
        try {
            Optional<StoredPeople> stored = StoredPeople.load(client, request.integration());
            Optional<Waiting> waiting = Waiting.load(client, request.integration());
            if (stored.isEmpty() || waiting.isEmpty()) {
                return new NoMemory(unusable(request.integration()), false);
            }
            return work.run(session.get(), stored.get(), waiting.get());
        } catch (KubernetesClientException e) {
            return new NoMemory("The ConfigMaps that people are remembered in cannot be read at the moment.", true);
        }
    }

    private Provisioner provisioner(
            Request request, KeptSession.Open session, Released released, Set<String> lookedFor) {
        PushMemory memory = memory(request);
        if (standings.takeOthersAwaited(request.integration())) {
            memory.outdateListing();
        } else if (!lookedFor.isEmpty()) {
            memory.awaitNews(clock.instant());
        }
        ToApp toApp = request.toApp();
        return new Provisioner(
                new Policy(
                        toApp.createUsers(),
                        toApp.updateUserAttributes(),
                        toApp.deactivateUsers(),
                        toApp.deletionPolicy() == DeletionPolicy.Delete,
                        toApp.deletionGracePeriod().value(),
                        request.integration().getSpec().removalGuard(),
                        ProtectedLogins.of(request.integration()),
                        Set.of(session.ownerId())),
                new OktaAssignments(
                        request.okta(),
                        request.appId(),
                        request.rules(),
                        ProtectedLogins.of(request.integration()),
                        memory,
                        request.maxAge(),
                        clock),
                new Provisioner.RingCentral(
                        session.client().scimUsers(session.accessToken()),
                        session.client().extensions(session.accessToken())),
                memory.accounts(),
                released,
                request.maxAge(),
                clock);
    }

    private Pushed observe(Request request, KeptSession.Open session, StoredPeople stored, Waiting waiting) {
        Set<String> lookedFor = standings.awaited(request.integration());
        PushResult result =
                provisioner(request, session, waiting.released(), lookedFor).observe(stored.all());
        return new Pushed(
                result,
                waiting.toDisable().waiting(),
                waiting.toDelete().waiting(),
                standings.pushed(request.integration(), lookedFor, result, stored.all()),
                Optional.empty());
    }

    private Pushed push(Request request, KeptSession.Open session, StoredPeople stored, Waiting waiting) {
        request.release().ifPresent(digest -> waiting.release(digest, changes, request.settings()));
        Set<String> lookedFor = standings.awaited(request.integration());
        PushResult result = provisioner(request, session, waiting.released(), lookedFor)
                .push(
                        stored,
                        new PushTrail(changes, request.settings()),
                        memory(request).refusals());
        waiting.list(result.plan(), changes, request.settings(), clock.instant());
        return new Pushed(
                result,
                waiting.toDisable().waiting(),
                waiting.toDelete().waiting(),
                standings.pushed(request.integration(), lookedFor, result, stored.all()),
                request.numbersToOkta() ? numbersToOkta(request, result, stored.all()) : Optional.empty());
    }

    private Optional<Instant> numbersToOkta(Request request, PushResult result, Map<String, Stored> stored) {
        return memory(request)
                .numbersInOkta()
                .write(
                        request.okta()
                                .with(Caller.bulk("numbers of "
                                        + request.settings().getMetadata().getUid())),
                        request.appId(),
                        result.extensions().numbersOf(stored),
                        new PushTrail(changes, request.settings()),
                        clock.instant());
    }

    private PushMemory memory(Request request) {
        PushMemory.Source source = PushMemory.Source.of(request.integration(), request.appId());
        PushMemory memory = memories.compute(
                request.integration().getMetadata().getUid(),
                (uid, known) -> known == null ? new PushMemory(source) : known.of(source));
        memory.used(clock.instant());
        forgetIdle();
        return memory;
    }

    private void forgetIdle() {
        memories.forEach((uid, memory) -> {
            if (memory.idle(clock.instant())) {
                memories.remove(uid, memory);
                standings.forget(uid);
            }
        });
    }

    private static String unusable(RingCentralIntegration integration) {
        return "One of the ConfigMaps " + configMaps(integration)
                + " is not as the operator wrote it, or not the operator's at all. Nobody is pushed until it is deleted. Whoever is"
                + " assigned is then found again by their ids in RingCentral; whoever has left and may still log in is not:"
                + " disable them there.";
    }
}
