package dev.ringcentralokta.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.OperatorApplication;
import dev.ringcentralokta.operator.OperatorConfiguration;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ResourceStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.leadership.LeaderElection;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One life of an integration in a real cluster, from the samples to nothing; each step begins where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {

    private static final String INTEGRATION = "ringcentral";
    private static final int CROWD = 12;
    private static final Pattern CONFIRMATION = Pattern.compile("confirmed-step=([\\w-]+)");
    private static final String PREFIX = "ringcentral-okta.dev/";

    private final String namespace = "ringcentral-okta-e2e-" + Long.toString(System.currentTimeMillis(), 36);
    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final Installation installation = new Installation(client, namespace);
    private final SimulatedVendors vendors = new SimulatedVendors();
    private Optional<KubernetesClient> operatorsClient = Optional.empty();
    private Optional<OperatorApplication> operator = Optional.empty();

    @BeforeAll
    void install() {
        installation.install();
        KubernetesClient asTheOperator = installation.asTheOperator();
        operatorsClient = Optional.of(asTheOperator);
        Clock clock = Clock.systemUTC();
        operator = Optional.of(
                OperatorApplication.start(configuration(), asTheOperator, clock, new Cadence(clock), () -> {}));
    }

    @AfterAll
    void uninstall() {
        if (!installation.begun()) {
            client.close();
            vendors.close();
            return;
        }
        try {
            client.resources(AppAssignment.class).inNamespace(namespace).delete();
            client.resources(ProvisioningSettings.class).inNamespace(namespace).delete();
            client.resources(RingCentralIntegration.class)
                    .inNamespace(namespace)
                    .delete();
            operator.ifPresent(OperatorApplication::close);
            operatorsClient.ifPresent(KubernetesClient::close);
        } finally {
            letGo();
            installation.close();
            client.close();
            vendors.close();
        }
    }

    @Test
    @Order(1)
    void theSamplesBecomeReadyAfterThePersonsStep() {
        secret("okta-api", vendors.oktaCredentials());
        secret("ringcentral-app", vendors.ringCentralCredentials());
        List.of("integration.yaml", "provisioning-settings.yaml", "assignment-user.yaml", "assignment-group.yaml")
                .forEach(sample -> apply(Installation.sample(sample)));

        eventually().untilAsserted(() -> assertThat(ready(RingCentralIntegration.class, INTEGRATION))
                .startsWith("ManualStepRequired"));
        vendors.okta().adminConsole().configureApiIntegration(appId(), true, true);
        vendors.okta().adminConsole().toApp(appId(), true, true, true);

        eventually().untilAsserted(() -> {
            confirm(RingCentralIntegration.class, INTEGRATION);
            confirm(ProvisioningSettings.class, INTEGRATION);
            assertThat(ready(RingCentralIntegration.class, INTEGRATION)).isEqualTo("True");
            assertThat(ready(ProvisioningSettings.class, INTEGRATION)).isEqualTo("True");
            assertThat(ready(AppAssignment.class, "jane")).isEqualTo("True");
            assertThat(ready(AppAssignment.class, "sales")).isEqualTo("True");
        });
    }

    @Test
    @Order(2)
    void aSecondLookWritesNothing() {
        vendors.okta().calls().clear();

        look();

        assertThat(vendors.okta().calls().calls())
                .isNotEmpty()
                .filteredOn(CallLog.Call::writes)
                .isEmpty();
    }

    @Test
    @Order(3)
    void driftIsToldAndSetRight() {
        var app = vendors.okta().org().appList().get(0).put("label", "Broken");
        vendors.okta().adminConsole().editApp(appId(), app);

        look();

        eventually().untilAsserted(() -> {
            assertThat(vendors.okta().org().appList().get(0).path("label").asText())
                    .isEqualTo("RingCentral");
            assertThat(events("DriftDetected")).isPositive();
            assertThat(ready(RingCentralIntegration.class, INTEGRATION)).isEqualTo("True");
        });
    }

    @Test
    @Order(4)
    void rotatedCredentialsAreTakenUpAtOnce() {
        secret("okta-api", Map.of("apiToken", "revoked"));
        eventually().untilAsserted(() -> assertThat(ready(RingCentralIntegration.class, INTEGRATION))
                .startsWith("CredentialsRejected"));

        secret("okta-api", vendors.oktaCredentials());

        eventually().untilAsserted(() -> assertThat(ready(RingCentralIntegration.class, INTEGRATION))
                .isEqualTo("True"));
    }

    @Test
    @Order(5)
    void badInputIsRefusedByTheApiServer() {
        assertThat(refusal(Installation.sample("integration.yaml").replace("https://", "http://")))
                .contains("orgUrl");
        assertThat(refusal(Installation.sample("assignment-user.yaml").replace("name: jane", "name: two")
                        + "  group:\n    name: Sales\n"))
                .contains("exactly one");
    }

    @Test
    @Order(6)
    void tooManyDeletionsAreHeldBackUntilAPersonSaysSo() {
        List<String> crowd =
                IntStream.range(0, CROWD).mapToObj(i -> "person-" + i).toList();
        crowd.forEach(person -> {
            vendors.okta().org().addUser(person + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
            apply(Installation.sample("assignment-user.yaml")
                    .replace("name: jane", "name: " + person)
                    .replace("jane@", person + "@"));
        });
        eventually().untilAsserted(() -> assertThat(crowd)
                .allSatisfy(
                        person -> assertThat(ready(AppAssignment.class, person)).isEqualTo("True")));

        crowd.forEach(person -> client.resources(AppAssignment.class)
                .inNamespace(namespace)
                .withName(person)
                .delete());
        eventually().untilAsserted(() -> assertThat(blocked()).isPresent());
        assertThat(assigned())
                .containsAll(crowd.stream().map(person -> person + "@acme.com").toList());

        annotate(RingCentralIntegration.class, INTEGRATION, "release-removals", digest());
        eventually().untilAsserted(() -> {
            assertThat(assigned()).noneMatch(login -> login.startsWith("person-"));
            assertThat(manifests()).containsExactlyInAnyOrder("jane", "sales");
        });
    }

    @Test
    @Order(7)
    void whatIsDeletedGoesAndLeavesTheAppAsDeclared() {
        client.resources(AppAssignment.class).inNamespace(namespace).delete();
        eventually().untilAsserted(() -> assertThat(blocked()).isPresent()); // so soon after the others
        annotate(RingCentralIntegration.class, INTEGRATION, "release-removals", digest());
        eventually().untilAsserted(() -> assertThat(manifests()).isEmpty());

        client.resources(ProvisioningSettings.class).inNamespace(namespace).delete();
        client.resources(RingCentralIntegration.class).inNamespace(namespace).delete();

        eventually().untilAsserted(() -> {
            assertThat(client.resources(RingCentralIntegration.class)
                            .inNamespace(namespace)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(vendors.okta().org().appList()).hasSize(1); // deletionPolicy: Retain
            assertThat(client.secrets()
                            .inNamespace(namespace)
                            .withName(INTEGRATION + "-ringcentral-token")
                            .get())
                    .isNull();
        });
    }

    private OperatorConfiguration configuration() {
        OperatorConfiguration defaults = OperatorConfiguration.defaults();
        return new OperatorConfiguration(
                Set.of(namespace),
                Optional.empty(),
                defaults.reconcilerThreads(),
                0,
                0,
                Optional.empty(),
                Optional.of(vendors.authority()),
                defaults.callTimeout(),
                defaults.shutdownTimeout(),
                Optional.of(new LeaderElection(
                        namespace,
                        "ringcentral-okta-operator",
                        "e2e",
                        LeaderElection.LEASE_DURATION,
                        LeaderElection.RENEW_DEADLINE,
                        LeaderElection.RETRY_PERIOD)));
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }

    private void apply(String manifest) {
        client.load(new ByteArrayInputStream(vendors.here(manifest).getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .serverSideApply();
    }

    private String refusal(String manifest) {
        try {
            apply(manifest);
            return "was taken";
        } catch (KubernetesClientException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    private <S extends ResourceStatus, R extends CustomResource<?, S>> String ready(Class<R> kind, String name) {
        return status(kind, name).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals("Ready"))
                .findFirst()
                .map(condition ->
                        condition.status().equals("True") ? "True" : condition.reason() + ": " + condition.message())
                .orElse("no condition");
    }

    private <S extends ResourceStatus, R extends CustomResource<?, S>> Optional<S> status(Class<R> kind, String name) {
        return Optional.ofNullable(client.resources(kind)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .flatMap(object -> Optional.ofNullable(object.getStatus()));
    }

    private String appId() {
        return status(RingCentralIntegration.class, INTEGRATION)
                .map(status -> status.app())
                .orElseThrow()
                .id();
    }

    /** What no API shows, a person confirms by the digest that the manual step names. */
    private <S extends ResourceStatus, R extends CustomResource<?, S>> void confirm(Class<R> kind, String name) {
        status(kind, name).stream()
                .flatMap(status -> status.manualSteps().stream())
                .map(step -> CONFIRMATION.matcher(step.toString()))
                .filter(Matcher::find)
                .findFirst()
                .ifPresent(step -> annotate(kind, name, "confirmed-step", step.group(1)));
    }

    /** As a person does with kubectl, who tries again where the operator was faster. */
    private void annotate(Class<? extends CustomResource<?, ?>> kind, String name, String annotation, String value) {
        eventually().ignoreExceptionsInstanceOf(KubernetesClientException.class).until(() -> {
            client.resources(kind).inNamespace(namespace).withName(name).edit(object -> {
                Map<String, String> annotations =
                        new HashMap<>(Optional.ofNullable(object.getMetadata().getAnnotations())
                                .orElse(Map.of()));
                annotations.put(PREFIX + annotation, value);
                object.getMetadata().setAnnotations(annotations);
                return object;
            });
            return true;
        });
    }

    private void look() {
        String request = Long.toString(System.nanoTime());
        annotate(RingCentralIntegration.class, INTEGRATION, "reconcile-requested-at", request);
        eventually().untilAsserted(() -> assertThat(status(RingCentralIntegration.class, INTEGRATION)
                        .map(status -> status.lastHandledReconcileAt()))
                .contains(request));
    }

    private Optional<Condition> blocked() {
        return status(RingCentralIntegration.class, INTEGRATION).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals("RemovalBlocked"))
                .findFirst();
    }

    private String digest() {
        return client.configMaps()
                .inNamespace(namespace)
                .withName(INTEGRATION + "-removals")
                .require()
                .getData()
                .get("digest");
    }

    private List<String> manifests() {
        return client.resources(AppAssignment.class).inNamespace(namespace).list().getItems().stream()
                .map(manifest -> manifest.getMetadata().getName())
                .toList();
    }

    private Set<String> assigned() {
        return vendors.okta().org().appUserList(appId()).stream()
                .map(user -> user.at("/credentials/userName").asText())
                .collect(Collectors.toSet());
    }

    private long events(String reason) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .count();
    }

    /** A walk that failed must not leave a namespace that never ends. */
    private void letGo() {
        List.of(AppAssignment.class, RingCentralIntegration.class)
                .forEach(kind -> client.resources(kind).inNamespace(namespace).list().getItems().stream()
                        .filter(object -> !object.getMetadata().getFinalizers().isEmpty())
                        .forEach(object -> client.resource(object).edit(existing -> {
                            existing.getMetadata().setFinalizers(List.of());
                            return existing;
                        })));
    }
}
