package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster and an Okta org with the limits of Okta's Workforce edition, both on a fast clock, and their manifests. */
final class AssignmentsWorld implements AutoCloseable {

    private static final String NAME = "ringcentral";

    private static final String MANIFESTS =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: okta-api}
            stringData: {apiToken: "%s"}
            ---
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: RingCentralIntegration
            metadata: {name: ringcentral}
            spec:
              okta: {orgUrl: "%s", credentialsSecretRef: {name: okta-api}}
              application: {label: RingCentral}
              fullResyncInterval: %s
            ---
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: ProvisioningSettings
            metadata: {name: settings}
            spec:
              integrationRef: {name: ringcentral}
              toApp: {createUsers: true, updateUserAttributes: true, deactivateUsers: true}
            """;

    private static final String PERSON =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: p%1$d}
            spec:
              integrationRef: {name: ringcentral}
              user: {login: p%1$d@acme.com}
              userName: %2$sp%1$d@acme.com
            """;

    private static final String GROUP =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: g%1$d}
            spec:
              integrationRef: {name: ringcentral}
              group: {name: G%1$d}
              priority: %2$d
            """;

    private final OktaOptions options;
    private final Tls tls = Tls.create();
    private final SimulatedOkta okta;
    private final KubernetesApi kubernetes;
    private final KubernetesClient client;
    private final OktaTraffic traffic;
    private final Progress progress = new Progress();

    /** Starts both, with nothing in them but the definitions of the kinds. */
    AssignmentsWorld(FastClock clock) throws IOException {
        this(clock, OktaOptions.defaults());
    }

    /** As {@link #AssignmentsWorld(FastClock)}, with an org of other limits. */
    AssignmentsWorld(FastClock clock, OktaOptions options) throws IOException {
        this.options = options;
        okta = SimulatedOkta.start(options, Optional.of(tls), clock);
        traffic = new OktaTraffic(okta.calls(), clock);
        kubernetes = KubernetesApi.start(0, clock);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(kubernetes.url().toString())
                        .withNamespace("default")
                        .build())
                .build();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("project.root"), "crds"))) {
            for (Path file : files.filter(
                            name -> name.toString().endsWith(".yaml") && !name.endsWith("kustomization.yaml"))
                    .toList()) {
                kubernetes.apply(file);
            }
        }
        client.resources(AppAssignment.class).inNamespace("default").inform(progress);
    }

    KubernetesApi kubernetes() {
        return kubernetes;
    }

    OktaTraffic traffic() {
        return traffic;
    }

    Progress progress() {
        return progress;
    }

    /** Writes the authority of Okta's certificate. */
    Path writeAuthority(Path folder) throws IOException {
        return Files.writeString(folder.resolve("authority.pem"), tls.authorityPem());
    }

    /** Fills the org: people {@code p0@acme.com} and so on, and groups {@code G0} and so on without members. */
    void populate(int people, int groups) {
        for (int i = 0; i < people; i++) {
            okta.org().addUser("p" + i + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
        }
        for (int i = 0; i < groups; i++) {
            okta.org().addGroup("G" + i, GroupType.OKTA_GROUP);
        }
    }

    /** Applies the integration and its settings; again, with another interval. */
    void integrate(String fullResyncInterval) throws IOException {
        apply(MANIFESTS.formatted(options.apiToken(), okta.url(), fullResyncInterval));
    }

    /** What the integration's administrator does by hand, once the app is there. */
    void doManualSteps() {
        String app = integration()
                .map(RingCentralIntegrationStatus::app)
                .map(RingCentralIntegrationStatus.App::id)
                .orElseThrow();
        okta.adminConsole().configureApiIntegration(app, true, true);
        okta.adminConsole().toApp(app, true, true, true);
    }

    /** Whether there is an app to do the manual steps on. */
    boolean hasApp() {
        return integration().map(RingCentralIntegrationStatus::app).isPresent();
    }

    /** Whether people may be assigned. */
    boolean open() {
        boolean enabled = integration().stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals("ProvisioningEnabled")
                        && condition.status().equals("True"));
        return enabled
                && Stream.ofNullable(client.resources(ProvisioningSettings.class)
                                .withName("settings")
                                .get())
                        .flatMap(settings -> Stream.ofNullable(settings.getStatus()))
                        .flatMap(status -> status.conditions().stream())
                        .anyMatch(condition -> condition.type().equals("Ready")
                                && condition.status().equals("True"));
    }

    /** The manifest of a person; {@code edit} stands before the user name that it declares. */
    static String person(int number, String edit) {
        return PERSON.formatted(number, edit);
    }

    static String group(int number, int priority) {
        return GROUP.formatted(number, priority);
    }

    /** Creates or updates what the manifests declare, without a call to the API server. */
    void apply(List<String> manifests) throws IOException {
        apply(String.join("---\n", manifests));
    }

    /** The path of a person's assignment. */
    String pathOfPerson(int number) {
        return "/users/" + okta.org().userId("p" + number + "@acme.com");
    }

    @Override
    public void close() {
        client.close();
        kubernetes.close();
        okta.close();
    }

    private void apply(String yaml) throws IOException {
        kubernetes.apply(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<RingCentralIntegrationStatus> integration() {
        return Optional.ofNullable(client.resources(RingCentralIntegration.class)
                        .withName(NAME)
                        .get())
                .flatMap(integration -> Optional.ofNullable(integration.getStatus()));
    }
}
