package dev.ringcentralokta.operator.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.run.Imports;
import dev.ringcentralokta.operator.importing.run.Outcome;
import dev.ringcentralokta.operator.importing.run.PeopleImport;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.provisioning.AttributeRules;
import dev.ringcentralokta.operator.provisioning.PushStandings;
import dev.ringcentralokta.operator.provisioning.Pushes;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.session.KeptSession;
import dev.ringcentralokta.operator.session.RefusedTokens;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.session.TokenCustody;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** An org with a group of people that has the app, and RingCentral, with their published limits, on a clock that jumps. */
final class ProvisioningWorld implements AutoCloseable {

    private static final String INTEGRATION =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: RingCentralIntegration
            metadata: {name: ringcentral, namespace: default}
            spec:
              okta: {orgUrl: "%s", credentialsSecretRef: {name: okta-api}}
              provisioning: {provisioner: Operator}
              ringCentral:
                serverUrl: "%s"
                authentication: {flow: Jwt, credentialsSecretRef: {name: ringcentral-app}}
            """;

    private static final String SECRET =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: ringcentral-app, namespace: default}
            stringData: {clientId: "%s", clientSecret: "%s", jwt: "%s"}
            """;

    private static final String SETTINGS =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: ProvisioningSettings
            metadata: {name: settings, namespace: default}
            spec:
              integrationRef: {name: ringcentral}
              toApp: {createUsers: true, updateUserAttributes: true, deactivateUsers: true}
              toOkta: {match: {autoConfirmNew: true}}
            """;

    final MovableClock clock = new MovableClock();
    final SimulatedOkta okta;
    final SimulatedRingCentral ringCentral;
    private final Tls tls = Tls.create();
    private final Path authority;
    private final HttpTransport transport;
    private final KubernetesApi kubernetes;
    private final KubernetesClient cluster;
    private final OktaClient client;
    private final RingCentralStep session;
    private final Pushes pushes;
    private final Imports imports;
    private final RingCentralIntegration integration;
    private final ProvisioningSettings settings;
    private final String appId;

    ProvisioningWorld(int people) throws IOException {
        OktaOptions options = OktaOptions.defaults();
        RingCentralOptions ringCentralOptions =
                RingCentralOptions.defaults().withLicences(2 * people + 10).withIssueRefreshTokens(true);
        okta = SimulatedOkta.start(options, Optional.of(tls), clock);
        ringCentral = SimulatedRingCentral.start(ringCentralOptions, Optional.of(tls), clock);
        authority = Files.writeString(Files.createTempFile("authority", ".pem"), tls.authorityPem());
        transport = new HttpTransport("benchmark", HttpSettings.defaults().trusting(authority));
        kubernetes = KubernetesApi.start(0, clock);
        cluster = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(kubernetes.url().toString())
                        .build())
                .build();
        for (String kind : List.of("ringcentralintegrations", "provisioningsettings")) {
            kubernetes.apply(
                    Path.of(System.getProperty("project.root"), "crds", "ringcentral-okta.dev_" + kind + ".yaml"));
        }
        client = OktaClient.create(
                OktaClient.Settings.fixed(okta.url(), new OktaCredentials.ApiToken(options.apiToken()), 50),
                transport,
                new Governor("Okta", clock),
                clock);
        cluster.load(new ByteArrayInputStream(SECRET.formatted(
                                ringCentralOptions.clientId(),
                                ringCentralOptions.clientSecret(),
                                ringCentralOptions.jwt())
                        .getBytes(StandardCharsets.UTF_8)))
                .create();
        integration = cluster.resource(Serialization.unmarshal(
                        INTEGRATION.formatted(okta.url(), ringCentral.url()), RingCentralIntegration.class))
                .create();
        settings = cluster.resource(Serialization.unmarshal(SETTINGS, ProvisioningSettings.class))
                .create();
        ChangeLog changes = new ChangeLog(new EventRecorder(cluster, clock), new SimpleMeterRegistry());
        Secrets secrets = (namespace, name) -> Optional.ofNullable(
                cluster.secrets().inNamespace(namespace).withName(name).get());
        TokenCustody custody = new TokenCustody(cluster, clock);
        RingCentralClients clients = new RingCentralClients(transport, clock);
        RefusedTokens refusedTokens = new RefusedTokens(clock);
        session = new RingCentralStep(
                secrets,
                custody,
                clients,
                new SignIns(Optional.empty(), new Watched<>(), secrets, clients, custody, changes, clock),
                changes,
                new Deadlines(new SimpleMeterRegistry()),
                refusedTokens,
                clock);
        KeptSession sessions = new KeptSession(secrets, custody, clients, refusedTokens, clock);
        pushes = new Pushes(cluster, sessions, changes, new PushStandings(), clock);
        imports = new Imports(cluster, sessions, changes, clock);
        appId = app(people);
        signIn();
    }

    /** People {@code p0@acme.com} and so on, who have the app by a group. */
    private String app(int people) {
        String[] logins =
                IntStream.range(0, people).mapToObj(ProvisioningWorld::login).toArray(String[]::new);
        for (String login : logins) {
            okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of("department", "Sales"));
        }
        String group = okta.org().addGroup("Everybody here", GroupType.OKTA_GROUP, logins);
        String id = client.apps()
                .create(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "ringcentral")
                                .put("label", "RingCentral")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id();
        client.appGroups().put(id, group, null, Map.of());
        clock.advance(Duration.ofMinutes(5)); // the group's members follow in Okta's own time
        return id;
    }

    static String login(int number) {
        return "p" + number + "@acme.com";
    }

    /** Signs in or refreshes where that is due, as the integration's reconciler does. */
    void signIn() {
        session.run(integration);
        Condition condition = new Condition(
                ConditionType.RingCentralAuthenticated.name(),
                "True",
                "SignedIn",
                "",
                clock.instant().toString(),
                1);
        integration.setStatus(new RingCentralIntegrationStatus(
                1L, List.of(condition), List.of(), List.of(), null, null, null, null, null, null, null));
    }

    Pushes.Outcome push() {
        return pushes.push(new Pushes.Request(
                settings,
                integration,
                client,
                appId,
                Objects.requireNonNull(settings.getSpec().toApp()),
                AttributeRules.of(List.of()),
                integration.getSpec().resyncInterval().value(),
                false,
                Optional.empty()));
    }

    /** As many more people in RingCentral, {@code n0@acme.com} and so on, who are not in Okta. */
    void newcomers(int people) {
        for (int number = 0; number < people; number++) {
            RingCentralSeed.seat(
                    ringCentral.account(),
                    Contact.of("N", "O" + number, "n" + number + "@acme.com"),
                    ExtensionStatus.Enabled);
        }
    }

    PeopleImport runImport() {
        Outcome<PeopleImport> outcome = imports.run(new Imports.Request(
                settings,
                integration,
                client.importing().with(Caller.bulk("import")),
                new ImportRules(Objects.requireNonNull(settings.getSpec().toOkta()), List.of(), 20),
                true,
                Optional.empty()));
        PeopleImport people = ((Outcome.Imported<PeopleImport>) outcome).result();
        if (people.result().ended()) {
            imports.end(integration);
        }
        return people;
    }

    @Override
    public void close() throws IOException {
        transport.close();
        cluster.close();
        kubernetes.close();
        ringCentral.close();
        okta.close();
        Files.delete(authority);
    }
}
