package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match.ExactMatch;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.UserNameFormat;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.Access;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.okta.User;
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
import io.fabric8.kubernetes.api.model.ConfigMap;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster, a simulated RingCentral and a simulated Okta over HTTP. */
final class ImportFixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Set<String> SHOWN = Set.of("email", "firstName", "lastName", "title");

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
    private final RequestLog toOkta;
    private final RequestLog toRingCentral;
    private final HttpTransport transport =
            new HttpTransport("test", HttpSettings.defaults().withCallTimeout(PATIENCE));
    private final RingCentralClient client;
    private final String jwt;
    private final OktaClient okta;
    private Match match = new Match(ExactMatch.Email, true, true, false, true, true);
    private List<AttributeMapping> mappings =
            List.of(new AttributeMapping(Direction.ToOkta, "title", "appuser.title", Apply.Always));
    private String accessToken;
    private KnownPeople people = new KnownPeople();
    private KnownUsers users = new KnownUsers();
    private ImportRefusals refusals = new ImportRefusals();

    ImportFixture() {
        RingCentralOptions options =
                RingCentralOptions.defaults().withLicences(60).withLimits(RateLimits.generous());
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
                        Access.Importing,
                        100),
                transport,
                new Governor("Okta", clock),
                clock);
        user("admin@acme.com", "The", "Administrator"); // whom RingCentral's account begins with
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

    ImportFixture matching(boolean exact, boolean newcomers) {
        match = new Match(ExactMatch.Email, true, exact, false, newcomers, true);
        return this;
    }

    ImportFixture mapping(AttributeMapping... some) {
        mappings = List.of(some);
        return this;
    }

    /** Somebody in RingCentral; returns their id. */
    String person(String email, String first, String last, String title) {
        return Long.toString(ringCentral
                .account()
                .assign(Contact.of(first, last, email, title, "Sales"), ExtensionStatus.Enabled, null)
                .orElseThrow()
                .id());
    }

    String person(String email, String first, String last) {
        return person(email, first, last, "Engineer");
    }

    /** Changes somebody in RingCentral. */
    void change(String personId, String email, String lastName, String title) {
        ScimUsers people = client.scimUsers(accessToken);
        ScimPerson now = people.get(personId).orElseThrow();
        Map<ScimAttribute, String> wanted = Map.of(ScimAttribute.FamilyName, lastName, ScimAttribute.Title, title);
        people.patch(personId, ScimChanges.between(now, new ScimPerson(email, true, wanted), wanted.keySet()));
    }

    /** Somebody in Okta; returns their id. */
    String user(String login, String first, String last) {
        return org.org().addUser(login, first, last, UserStatus.ACTIVE, Map.of());
    }

    ImportResult run() {
        return run(false);
    }

    ImportResult run(boolean whole) {
        people.forget();
        return importer()
                .run(
                        ImportedPeople.load(cluster, integration).orElseThrow(),
                        ImportReview.load(cluster, integration).orElseThrow(),
                        refusals,
                        new ImportTrail(
                                new ChangeLog(new EventRecorder(cluster, clock), new SimpleMeterRegistry()),
                                integration),
                        whole ? Reading.Everybody : Reading.Changed);
    }

    ImportResult observe() {
        return importer()
                .observe(
                        ImportedPeople.load(cluster, integration).orElseThrow(),
                        ImportReview.load(cluster, integration).orElseThrow());
    }

    private Importer importer() {
        ToOkta toOkta = new ToOkta(null, UserNameFormat.Email, null, match);
        return new Importer(
                new ImportRules(toOkta, mappings, 20),
                new Importer.RingCentral(client.scimUsers(accessToken), client.extensions(accessToken)),
                okta.users(),
                people,
                users,
                clock);
    }

    /** The process is started anew. */
    void restart() {
        people = new KnownPeople();
        users = new KnownUsers();
        refusals = new ImportRefusals();
    }

    /** Some time passes, and the session goes on. */
    void later(Duration time) {
        clock.advance(time);
        accessToken = client.signInWithJwt(jwt).accessToken();
    }

    void decide(String personId, String word) {
        cluster.configMaps()
                .inNamespace("default")
                .withName("ringcentral-import-review")
                .edit(map -> {
                    map.getData().put(personId, word);
                    return map;
                });
    }

    Map<String, String> review() {
        ConfigMap map = cluster.configMaps()
                .inNamespace("default")
                .withName("ringcentral-import-review")
                .get();
        return map == null ? Map.of() : map.getData();
    }

    Map<String, Memory> memory() {
        return ImportedPeople.load(cluster, integration).orElseThrow().memory();
    }

    /** The id of the user that somebody is remembered to be. */
    Optional<String> userOf(String personId) {
        return Optional.ofNullable(memory().get(personId))
                .filter(Linked.class::isInstance)
                .map(memory -> ((Linked) memory).oktaUserId());
    }

    List<User> users() {
        KnownUsers all = new KnownUsers();
        all.refresh(okta.users(), SHOWN, Reading.Everybody, clock.instant());
        return List.copyOf(all.all());
    }

    String title(String login) {
        return String.valueOf(user(login).profile().get("title"));
    }

    User user(String login) {
        return okta.users().byLogin(login).orElseThrow();
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

    /** Everybody in Okta, and who of RingCentral is whom. */
    String standing() {
        Map<String, String> people = new TreeMap<>();
        Map<String, String> logins = new TreeMap<>();
        for (User user : users()) {
            logins.put(user.id(), user.login());
            people.put(user.login(), user.status() + " " + new TreeMap<>(user.profile()));
        }
        Map<String, String> links = new TreeMap<>();
        memory().forEach((personId, memory) -> links.put(
                personId,
                memory instanceof Linked linked ? logins.get(linked.oktaUserId()) + " " + linked.held() : "announced"));
        return people + "\n" + links + "\n" + review().get("waiting");
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
