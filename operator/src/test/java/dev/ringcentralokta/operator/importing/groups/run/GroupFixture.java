package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMark;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.Standing;
import dev.ringcentralokta.operator.okta.Access;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Groups;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A cluster, a simulated RingCentral and a simulated Okta over HTTP, with people who are linked. */
final class GroupFixture implements AutoCloseable {

    static final String MAIN = "RingCentral site: Main Site";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    final MovableClock clock = new MovableClock();
    final KubernetesApi kubernetes = KubernetesApi.start(0, Clock.systemUTC());
    final KubernetesClient cluster = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(kubernetes.url().toString())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    final RingCentralIntegration integration = integration();
    final SimulatedRingCentral ringCentral;
    final SimulatedOkta org;
    final Map<String, String> links = new HashMap<>();
    private final RequestLog toOkta;
    private final RequestLog toRingCentral;
    private final HttpTransport transport =
            new HttpTransport("test", HttpSettings.defaults().withCallTimeout(PATIENCE));
    private final RingCentralClient client;
    private final String jwt;
    private final OktaClient okta;
    private int safeguardPercent = 20;
    private Optional<String> release = Optional.empty();
    private String accessToken;
    private GroupReadings readings = new GroupReadings();
    private GroupRefusals refusals = new GroupRefusals();

    GroupFixture() {
        this(50, RateLimits.generous());
    }

    GroupFixture(int licences, RateLimits limits) {
        RingCentralOptions options =
                RingCentralOptions.defaults().withLicences(licences).withLimits(limits);
        ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
        toRingCentral = ringCentral.recordRequests();
        OktaOptions oktaOptions = OktaOptions.defaults().withGenerousLimits();
        org = SimulatedOkta.start(oktaOptions, Optional.empty(), clock);
        toOkta = org.recordRequests();
        client = new RingCentralClients(transport, clock)
                .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
        jwt = options.jwt();
        accessToken = client.signInWithJwt(jwt).accessToken();
        okta = OktaClient.create(
                new OktaClient.Settings(
                        org.url(),
                        new OktaCredentials.ApiToken(oktaOptions.apiToken()),
                        Optional::empty,
                        Access.ImportingGroups,
                        100),
                transport,
                new Governor("Okta", clock),
                clock);
    }

    private RingCentralIntegration integration() {
        try {
            kubernetes.apply(Path.of(
                    System.getProperty("project.root"), "crds", "ringcentral-okta.dev_ringcentralintegrations.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cluster.resource(Serialization.unmarshal(
                        """
                        apiVersion: ringcentral-okta.dev/v1alpha1
                        kind: RingCentralIntegration
                        metadata: {name: ringcentral, namespace: default}
                        spec:
                          okta: {orgUrl: "https://acme.okta.com", credentialsSecretRef: {name: okta-api}}
                        """,
                        RingCentralIntegration.class))
                .create();
    }

    /** Somebody in RingCentral who is a user in Okta, by this name; returns their id in RingCentral. */
    String person(String name, String department) {
        String id = stranger(name, department);
        links.put(id, user(name));
        return id;
    }

    /** Somebody in RingCentral whom an import has not linked. */
    String stranger(String name, String department) {
        return Long.toString(ringCentral
                .account()
                .assign(
                        Contact.of(name, name, name + "@acme.com", "Engineer", department),
                        ExtensionStatus.Enabled,
                        null)
                .orElseThrow()
                .id());
    }

    /** Somebody in Okta; returns their id. */
    String user(String name) {
        return org.org().addUser(name + "@acme.com", name, name, UserStatus.ACTIVE, Map.of());
    }

    void move(String personId, String department) {
        ScimUsers people = client.scimUsers(accessToken);
        ScimPerson now = people.get(personId).orElseThrow();
        Map<ScimAttribute, String> wanted = Map.of(ScimAttribute.Department, department);
        people.patch(personId, ScimChanges.between(now, new ScimPerson(now.userName(), true, wanted), wanted.keySet()));
    }

    long queue(String name, String... personIds) {
        long id = ringCentral.account().callQueues().add(name).id();
        members(id, personIds);
        return id;
    }

    void members(long queue, String... personIds) {
        Set<Long> ids = Arrays.stream(personIds).map(Long::valueOf).collect(Collectors.toSet());
        ringCentral.account().callQueues().setMembers(queue, ids);
    }

    GroupImportResult run() {
        return run(false);
    }

    GroupImportResult run(boolean whole) {
        return importer()
                .run(
                        memories(),
                        links,
                        refusals,
                        new GroupTrail(
                                new ChangeLog(new EventRecorder(cluster, clock), new SimpleMeterRegistry()),
                                integration),
                        whole);
    }

    GroupImportResult observe(boolean whole) {
        return importer().observe(memories(), links, whole);
    }

    /** Lets more people leave groups at once. */
    GroupFixture safeguarded(int percent) {
        safeguardPercent = percent;
        return this;
    }

    void release(String digest) {
        release = Optional.of(digest);
    }

    private GroupImporter importer() {
        return new GroupImporter(
                new Rules(safeguardPercent, release),
                new GroupMark(integration.getMetadata().getUid()),
                new GroupImporter.RingCentral(client.extensions(accessToken), client.callQueues(accessToken)),
                okta.groups(),
                readings,
                clock);
    }

    /** The process is started anew. */
    void restart() {
        readings = new GroupReadings();
        refusals = new GroupRefusals();
    }

    /** Some time passes, and the session goes on. */
    void later(Duration time) {
        clock.advance(time);
        accessToken = client.signInWithJwt(jwt).accessToken();
    }

    ImportedGroups memories() {
        return ImportedGroups.load(cluster, integration).orElseThrow();
    }

    Map<GroupKey, GroupMemory> memory() {
        return memories().all();
    }

    Groups groups() {
        return okta.groups();
    }

    /** Who is in which group of Okta's own type, by names. */
    Map<String, Set<String>> inOkta() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Group group : groups().changedAfter(Instant.EPOCH)) {
            if (all.put(group.name(), names(groups().members(group.id()))) != null) {
                throw new AssertionError("two groups have the name " + group.name());
            }
        }
        return all;
    }

    private Set<String> names(Set<String> userIds) {
        return userIds.stream()
                .map(id -> okta.users().byId(id).orElseThrow().login().replace("@acme.com", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> events(String reason) {
        return cluster.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getMessage)
                .sorted()
                .toList();
    }

    long writesToOkta() {
        return org.calls().calls().stream()
                .filter(call -> !call.method().equals("GET"))
                .count();
    }

    /** All groups in Okta, and what is remembered of them. */
    String standing() {
        Map<String, String> remembered = new TreeMap<>();
        memory().forEach((key, known) -> remembered.put(
                key.toString(),
                known instanceof GroupMemory.Made made
                        ? groups().byId(made.groupId()).map(Group::name).orElse("gone") + " " + states(made)
                        : "announced"));
        return inOkta() + "\n" + remembered;
    }

    private static Map<String, Standing.State> states(GroupMemory.Made made) {
        Map<String, Standing.State> states = new TreeMap<>();
        made.members().forEach((userId, standing) -> states.put(userId, standing.state()));
        return states;
    }

    @Override
    public void close() {
        transport.close();
        ringCentral.close();
        org.close();
        cluster.close();
        kubernetes.close();
        RequestConformance.assertOktaDocuments(toOkta);
        RequestConformance.assertRingCentralDocuments(toRingCentral);
    }
}
