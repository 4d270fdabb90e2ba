package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.session.KeptSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** "To Okta" by the operator itself: imports the people of integrations from RingCentral. */
public final class Imports {

    /**
     * What is to be imported.
     *
     * @param settings the manifest that asks for it
     * @param integration the integration that it belongs to
     * @param okta the client of its org
     * @param rules what is declared
     * @param full whether all users of the org are listed anew
     */
    public record Request(
            ProvisioningSettings settings,
            RingCentralIntegration integration,
            OktaClient okta,
            ImportRules rules,
            boolean full) {}

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * It was planned, and done if it was to be.
     *
     * @param began when; one that was interrupted goes on, and has begun when it first did
     */
    public record Imported(ImportResult result, Instant began) implements Outcome {}

    /** Nobody is signed in to RingCentral. */
    public record SignedOut() implements Outcome {}

    /** What has to be remembered cannot be: the message says why. */
    public record NoMemory(String message, boolean passes) implements Outcome {}

    private final KubernetesClient client;
    private final KeptSession sessions;
    private final ChangeLog changes;
    private final Clock clock;
    private final Map<String, ImportMemory> memories = new ConcurrentHashMap<>();

    public Imports(KubernetesClient client, KeptSession sessions, ChangeLog changes, Clock clock) {
        this.client = client;
        this.sessions = sessions;
        this.changes = changes;
        this.clock = clock;
    }

    /** The names of all ConfigMaps that are written, for a reader. */
    public static String configMaps(RingCentralIntegration integration) {
        String name = integration.getMetadata().getName();
        return "'" + ImportReview.name(integration) + "', and '" + name + "-imported-0' to '-"
                + (ImportedPeople.SHARDS - 1) + "'";
    }

    /** Plans only. A failure of a vendor is one of its client. */
    public Outcome observe(Request request) {
        return with(request, (importer, stored, review, memory) -> {
            ImportResult result = importer.observe(stored, review);
            return new Imported(result, clock.instant());
        });
    }

    /** Plans, and does what is planned. A failure of a vendor is one of its client. */
    public Outcome run(Request request) {
        return with(request, (importer, stored, review, memory) -> {
            Instant began = memory.begin(clock.instant());
            ImportResult result = importer.run(
                    stored,
                    review,
                    memory.refusals(),
                    new ImportTrail(changes, request.settings()),
                    memory.reading(request.full()));
            memory.haveListed();
            if (result.stop().isEmpty()) {
                memory.end();
            }
            return new Imported(result, began);
        });
    }

    private interface Work {
        Outcome with(Importer importer, ImportedPeople stored, ImportReview review, ImportMemory memory);
    }

    private Outcome with(Request request, Work work) {
        Optional<KeptSession.Open> session = sessions.of(request.integration());
        if (session.isEmpty()) {
            return new SignedOut();
        }
        try {
            Optional<ImportedPeople> stored = ImportedPeople.load(client, request.integration());
            Optional<ImportReview> review = ImportReview.load(client, request.integration());
            if (stored.isEmpty() || review.isEmpty()) {
                return new NoMemory(unusable(request.integration()), false);
            }
            ImportMemory memory = memory(request.integration());
            return work.with(importer(request, session.get(), memory), stored.get(), review.get(), memory);
        } catch (KubernetesClientException e) {
            return new NoMemory("The ConfigMaps that imports are remembered in cannot be read at the moment.", true);
        }
    }

    private Importer importer(Request request, KeptSession.Open session, ImportMemory memory) {
        return new Importer(
                request.rules(),
                new Importer.RingCentral(
                        session.client().scimUsers(session.accessToken()),
                        session.client().extensions(session.accessToken())),
                request.okta().users(),
                memory.people(),
                memory.users(),
                clock);
    }

    private ImportMemory memory(RingCentralIntegration integration) {
        ImportMemory.Source source = source(integration);
        ImportMemory memory = memories.compute(
                integration.getMetadata().getUid(),
                (uid, known) -> known == null ? new ImportMemory(source) : known.of(source));
        memory.used(clock.instant());
        memories.values().removeIf(known -> known.idle(clock.instant()));
        return memory;
    }

    private static ImportMemory.Source source(RingCentralIntegration integration) {
        return new ImportMemory.Source(
                integration.getSpec().okta().orgUrl(),
                Optional.ofNullable(integration.getStatus())
                        .flatMap(status -> Optional.ofNullable(status.ringCentral()))
                        .flatMap(session -> Optional.ofNullable(session.accountId()))
                        .orElse(""));
    }

    private static String unusable(RingCentralIntegration integration) {
        return "One of the ConfigMaps " + configMaps(integration)
                + " is not as the operator wrote it, or not the operator's at all. Nobody is imported until it is deleted."
                + " Whoever is linked is then found again by the rules of spec.toOkta.match.";
    }
}
