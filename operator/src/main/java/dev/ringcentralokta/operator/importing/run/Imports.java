package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.importing.PersonPlan;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.session.KeptSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
     * @param asked a person's word that asks for it; empty where nobody has
     */
    public record Request(
            ProvisioningSettings settings,
            RingCentralIntegration integration,
            OktaClient okta,
            ImportRules rules,
            boolean full,
            Optional<String> asked) {}

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
    public Outcome<PeopleImport> observe(Request request) {
        return with(request, (importer, stored, review, memory) -> {
            ImportResult result = importer.observe(stored, review);
            memory.end();
            return new PeopleImport(result, clock.instant(), links(result, stored, memory));
        });
    }

    /**
     * Plans, and does what is planned. A failure of a vendor is one of its client. Until {@link #end} is called the next one goes
     * on with what this one has read.
     */
    public Outcome<PeopleImport> run(Request request) {
        return with(request, (importer, stored, review, memory) -> {
            Instant began = memory.begin(request.full(), request.asked(), clock.instant());
            ImportResult result = importer.run(
                    stored, review, memory.refusals(), new ImportTrail(changes, request.settings()), memory.reading());
            return new PeopleImport(result, began, links(result, stored, memory));
        });
    }

    /** Everything that belongs to the import is done; the next one reads anew. */
    public void end(RingCentralIntegration integration) {
        memory(integration).end();
    }

    /** Who is a user beyond doubt: neither on a line that was somebody else's, nor one who was deleted or deactivated. */
    private static Map<String, String> links(ImportResult result, ImportedPeople stored, ImportMemory memory) {
        Set<String> users = result.plan().people().stream()
                .filter(person -> person.situation().isUserInOkta())
                .map(PersonPlan::personId)
                .collect(Collectors.toUnmodifiableSet());
        Map<String, String> links = new HashMap<>();
        stored.memory().forEach((personId, known) -> {
            if (known instanceof Linked link
                    && users.contains(personId)
                    && memory.users().isInUse(link.oktaUserId())) {
                links.put(personId, link.oktaUserId());
            }
        });
        return links;
    }

    private interface Work {
        PeopleImport with(Importer importer, ImportedPeople stored, ImportReview review, ImportMemory memory);
    }

    private Outcome<PeopleImport> with(Request request, Work work) {
        Optional<KeptSession.Open> session = sessions.of(request.integration());
        if (session.isEmpty()) {
            return new Outcome.SignedOut<>();
        }
        try {
            Optional<ImportedPeople> stored = ImportedPeople.load(client, request.integration());
            Optional<ImportReview> review = ImportReview.load(client, request.integration());
            if (stored.isEmpty() || review.isEmpty()) {
                return new Outcome.NoMemory<>(unusable(request.integration()), false);
            }
            ImportMemory memory = memory(request.integration());
            return new Outcome.Imported<>(
                    work.with(importer(request, session.get(), memory), stored.get(), review.get(), memory));
        } catch (KubernetesClientException e) {
            return new Outcome.NoMemory<>(
                    "The ConfigMaps that imports are remembered in cannot be read at the moment.", true);
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
