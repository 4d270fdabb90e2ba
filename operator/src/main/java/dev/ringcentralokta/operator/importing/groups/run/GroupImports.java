package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.importing.groups.GroupMark;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.run.Outcome;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.session.KeptSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Imports the groups of integrations from RingCentral, after an import of people that got to its end. */
public final class GroupImports {

    /**
     * What is to be imported.
     *
     * @param settings the manifest that asks for it
     * @param integration the integration that it belongs to
     * @param okta the client of its org
     * @param links the ids of users in Okta, by the ids of the people in RingCentral who they are
     * @param rules what is declared, and what a person has said
     * @param full whether the groups are looked at in Okta
     */
    public record Request(
            ProvisioningSettings settings,
            RingCentralIntegration integration,
            OktaClient okta,
            Map<String, String> links,
            Rules rules,
            boolean full) {}

    private final KubernetesClient client;
    private final KeptSession sessions;
    private final ChangeLog changes;
    private final Clock clock;
    private final Map<String, GroupImportMemory> memories = new ConcurrentHashMap<>();

    public GroupImports(KubernetesClient client, KeptSession sessions, ChangeLog changes, Clock clock) {
        this.client = client;
        this.sessions = sessions;
        this.changes = changes;
        this.clock = clock;
    }

    /** Plans only. A failure of a vendor is one of its client. */
    public Outcome<GroupImportResult> observe(Request request) {
        return with(request, (importer, stored, memory) -> importer.observe(stored, request.links(), request.full()));
    }

    /** Plans, and does what is planned. A failure of a vendor is one of its client. */
    public Outcome<GroupImportResult> run(Request request) {
        GroupTrail trail = new GroupTrail(changes, request.settings());
        return with(
                request,
                (importer, stored, memory) ->
                        importer.run(stored, request.links(), memory.refusals(), trail, request.full()));
    }

    private interface Work {
        GroupImportResult with(GroupImporter importer, ImportedGroups stored, GroupImportMemory memory);
    }

    private Outcome<GroupImportResult> with(Request request, Work work) {
        Optional<KeptSession.Open> session = sessions.of(request.integration());
        if (session.isEmpty()) {
            return new Outcome.SignedOut<>();
        }
        try {
            Optional<ImportedGroups> stored = ImportedGroups.load(client, request.integration());
            if (stored.isEmpty()) {
                return new Outcome.NoMemory<>(unusable(request.integration()), false);
            }
            GroupImportMemory memory = memory(request.integration());
            return new Outcome.Imported<>(work.with(importer(request, session.get(), memory), stored.get(), memory));
        } catch (KubernetesClientException e) {
            return new Outcome.NoMemory<>(
                    "The ConfigMaps that groups are remembered in cannot be read at the moment.", true);
        }
    }

    private GroupImporter importer(Request request, KeptSession.Open session, GroupImportMemory memory) {
        return new GroupImporter(
                request.rules(),
                new GroupMark(uid(request.integration())),
                new GroupImporter.RingCentral(
                        session.client().extensions(session.accessToken()),
                        session.client().callQueues(session.accessToken())),
                request.okta().groups(),
                memory.readings(),
                clock);
    }

    private GroupImportMemory memory(RingCentralIntegration integration) {
        GroupImportMemory.Source source = GroupImportMemory.Source.of(integration);
        GroupImportMemory memory = memories.compute(
                uid(integration), (uid, known) -> known == null ? new GroupImportMemory(source) : known.of(source));
        memory.used(clock.instant());
        memories.values().removeIf(known -> known.idle(clock.instant()));
        return memory;
    }

    private static String unusable(RingCentralIntegration integration) {
        String name = integration.getMetadata().getName() + "-imported-groups-";
        return "One of the ConfigMaps '" + name + "0' to '" + name + (ImportedGroups.SHARDS - 1)
                + "' is not as the operator wrote it, or not the operator's at all. No group is imported until it is deleted; the"
                + " groups that were made are then strangers: rename or delete them.";
    }

    private static String uid(RingCentralIntegration integration) {
        return integration.getMetadata().getUid();
    }
}
