package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A cluster, a simulated RingCentral over HTTP, and people who are assigned in Okta. */
final class PushFixture implements AutoCloseable, Assignments {

    static final Duration GRACE = Duration.ofDays(30);

    private static final Duration PATIENCE = Duration.ofMillis(400);

    final MovableClock clock = new MovableClock();
    final SimulatedRingCentral ringCentral;
    final KubernetesApi kubernetes = KubernetesApi.start(0, Clock.systemUTC());
    final KubernetesClient cluster = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(kubernetes.url().toString())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    final RingCentralIntegration integration = integration();
    final Map<String, Assigned> assigned = new TreeMap<>();
    final Map<String, Assigned> stale = new TreeMap<>();
    final Set<String> notListed = new HashSet<>();
    final Set<String> released = new HashSet<>();
    final Set<String> releasedToDelete = new HashSet<>();
    final Set<String> protectedUsers = new HashSet<>();
    final Set<String> suspendedUsers = new HashSet<>();
    boolean deleteUsers;
    RemovalGuard guard = new RemovalGuard(2, 100, GoDuration.parse("1h"), GoDuration.parse("0s"));
    private final HttpTransport transport =
            new HttpTransport("test", HttpSettings.defaults().withCallTimeout(PATIENCE));
    private final RingCentralClient client;
    private final String jwt;
    private String accessToken;
    private KnownAccounts accounts = new KnownAccounts();
    private Refusals refusals = new Refusals();

    PushFixture(int licences, RateLimits limits) {
        RingCentralOptions options =
                RingCentralOptions.defaults().withLicences(licences + 1).withLimits(limits);
        ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
        client = new RingCentralClients(transport, clock)
                .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
        jwt = options.jwt();
        accessToken = client.signInWithJwt(jwt).accessToken();
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

    void assign(String userId, String email, Status status, String title) {
        assign(userId, email, status, title, Map.of());
    }

    void assign(String userId, String email, Status status, String title, Map<ExtensionAttribute, String> extension) {
        Mapped mapped = new Mapped(
                Map.of(
                        ScimAttribute.GivenName, Optional.of("Given"),
                        ScimAttribute.FamilyName, Optional.of("Family"),
                        ScimAttribute.Title, Optional.of(title)),
                Map.of(ScimAttribute.Department, Optional.of("Sales")),
                extension,
                List.of());
        assigned.put(userId, new Assigned(userId, email, true, status, Optional.empty(), mapped));
    }

    void assign(String userId, String email) {
        assign(userId, email, Status.Active, "Engineer");
    }

    Extension seat(String email, ExtensionStatus status) {
        return ringCentral
                .account()
                .assign(Contact.of("Given", "Family", email, "Engineer", "Support"), status, null)
                .orElseThrow();
    }

    /** One run of a process that remembers what it knew. */
    PushResult push() {
        return provisioner()
                .push(
                        StoredPeople.load(cluster, integration).orElseThrow(),
                        new PushTrail(
                                new ChangeLog(new EventRecorder(cluster, clock), new SimpleMeterRegistry()),
                                integration),
                        refusals);
    }

    PushResult observe() {
        return provisioner()
                .observe(StoredPeople.load(cluster, integration).orElseThrow().all());
    }

    private Provisioner provisioner() {
        return new Provisioner(
                new Policy(true, true, true, deleteUsers, GRACE, guard, new ProtectedLogins(List.of()), Set.of()),
                this,
                new Provisioner.RingCentral(client.scimUsers(accessToken), client.extensions(accessToken)),
                accounts,
                new Released(released, releasedToDelete),
                Duration.ofMinutes(5),
                clock);
    }

    /** Some time passes, and the session goes on. */
    void later(Duration time) {
        clock.advance(time);
        accessToken = client.signInWithJwt(jwt).accessToken();
    }

    /** The process is started anew. */
    void restart() {
        accounts = new KnownAccounts();
        refusals = new Refusals();
    }

    @Override
    public List<Assigned> listed() {
        return assigned.values().stream()
                .filter(person -> !notListed.contains(person.userId()))
                .map(person -> stale.getOrDefault(person.userId(), person))
                .toList();
    }

    @Override
    public Optional<Assigned> read(String userId) {
        return Optional.ofNullable(assigned.get(userId));
    }

    @Override
    public boolean protects(String userId) {
        return protectedUsers.contains(userId);
    }

    @Override
    public boolean suspended(String userId) {
        return suspendedUsers.contains(userId);
    }

    Map<String, Stored> stored() {
        return StoredPeople.load(cluster, integration).orElseThrow().all();
    }

    List<String> events(String reason) {
        return cluster.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getMessage)
                .sorted()
                .toList();
    }

    int heavyCalls() {
        return ringCentral.calls().perBucket().getOrDefault("heavy", 0L).intValue();
    }

    /** Everybody in RingCentral but the administrator, and whose account is which. */
    String standing() {
        Map<String, String> people = new TreeMap<>();
        ringCentral.account().users().stream()
                .filter(user -> user.id() != ringCentral.account().id())
                .forEach(user -> people.put(
                        String.valueOf(user.contact().email()),
                        user.status() + " " + user.externalId() + " " + user.siteId() + " "
                                + (user.extensionNumber() + " ").replaceFirst("^1\\d\\d ", "") // RingCentral's own
                                + user.contact().jobTitle() + " "
                                + user.contact().department()));
        Map<String, String> links = stored().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                        .accountId()
                                        .flatMap(id -> ringCentral.account().extension(Long.parseLong(id)))
                                        .map(extension -> String.valueOf(
                                                extension.contact().email()))
                                        .orElse("-")
                                + " " + entry.getValue().origin() + " "
                                + entry.getValue().digest(),
                        (one, other) -> one,
                        TreeMap::new));
        return people + "\n" + links;
    }

    @Override
    public void close() {
        transport.close();
        ringCentral.close();
        cluster.close();
        kubernetes.close();
    }
}
