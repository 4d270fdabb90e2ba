package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each mistake ends in a refusal by the API or in a condition whose message says what to do; a good integration beside
 * them all becomes ready all the same.
 */
class BadInputTest {

    private static World world = World.start();

    @BeforeAll
    static void goodIntegration() {
        world.withSecrets().withOperator();
        world.apply(integration("good", "$OKTA", "okta-api", "Good"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "good"))
                .isEqualTo("True"));
    }

    /** Whatever the tests of this class did, everything else went on, and nothing leaked. */
    @AfterAll
    static void everythingElseGoesOnAndNothingLeaks() {
        try {
            world.apply(user("jane", "good", "jane@acme.com"));
            World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                    .isEqualTo("True"));
            assertThat(world.ready(RingCentralIntegration.class, "good")).isEqualTo("True");
            assertNothingLeaked();
        } finally {
            world.close();
        }
    }

    private static void assertNothingLeaked() {
        String statuses = Serialization.asYaml(world.client
                        .resources(RingCentralIntegration.class)
                        .inAnyNamespace()
                        .list())
                + Serialization.asYaml(world.client
                        .resources(AppAssignment.class)
                        .inAnyNamespace()
                        .list());
        String events =
                Serialization.asYaml(world.client.v1().events().inAnyNamespace().list());
        String secrets = Serialization.asYaml(world.client.secrets().inAnyNamespace().list().getItems().stream()
                .filter(secret -> !secret.getMetadata().getName().equals("okta-api"))
                .toList());
        String encoded = Base64.getEncoder().encodeToString(world.oktaToken().getBytes(StandardCharsets.UTF_8));
        assertThat(statuses).doesNotContain(world.oktaToken(), "\tat ", "Exception");
        assertThat(events).doesNotContain(world.oktaToken(), "\tat ", "Exception");
        assertThat(secrets).doesNotContain(world.oktaToken(), encoded);
        assertThat(world.get(Secret.class, "okta-api").getData()).containsValue(encoded);
    }

    /** Without provisioning, so that it is ready without a person. */
    private static String integration(String name, String orgUrl, String secret, String label) {
        return """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: RingCentralIntegration
                metadata: {name: %s}
                spec:
                  okta: {orgUrl: "%s", credentialsSecretRef: {name: %s}}
                  application: {label: %s}
                  provisioning: {enabled: false}
                """
                .formatted(name, orgUrl, secret, label);
    }

    private static String assignment(String name, String integrationRef, String subject) {
        return """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: AppAssignment
                metadata: {name: %s}
                spec:
                  integrationRef: {name: %s}
                  %s
                """
                .formatted(name, integrationRef, subject);
    }

    private static String user(String name, String integration, String login) {
        return assignment(name, integration, "user: {login: %s}".formatted(login));
    }

    private static String group(String name, String group) {
        return assignment(name, "good", "group: {name: %s}".formatted(group));
    }

    private static void integrationSays(String name, String reason, String... parts) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, name))
                .startsWith(reason + ": ")
                .contains(parts));
    }

    private static void assignmentSays(String name, String reason, String... parts) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, name))
                .startsWith(reason + ": ")
                .contains(parts));
    }

    @Test
    void bothUserAndGroupAreRefusedByTheApi() {
        assertThatThrownBy(() ->
                        world.apply(assignment("both", "good", "user: {login: jane@acme.com}\n  group: {name: Sales}")))
                .hasMessageContaining("user")
                .hasMessageContaining("group");
    }

    @Test
    void wrongTypeIsRefusedByTheApi() {
        assertThatThrownBy(() -> world.apply(assignment("typed", "good", "user: jane@acme.com")))
                .hasMessageContaining("spec.user");
    }

    @Test
    void unknownFieldIsRefusedByTheApiWhereTheClientAsksForStrictness() throws Exception {
        // Given a manifest with a misspelt field, sent as kubectl sends it
        URI target = URI.create(world.kubernetes.url()
                + "/apis/ringcentral-okta.dev/v1alpha1/namespaces/default/appassignments?fieldValidation=Strict");
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        assignment("misspelt", "good", "user: {login: jane@acme.com}\n  prioritty: 1")))
                .build();

        // When it arrives
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        // Then the answer names the field
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown field", "spec.prioritty");
    }

    @Test
    void missingSecretIsNamed() {
        world.apply(integration("no-secret", "$OKTA", "absent", "No Secret"));

        integrationSays("no-secret", "SecretNotFound", "'absent'", "'default'", "Create it with the key apiToken");
    }

    @Test
    void malformedSecretIsToldWhatToHold() {
        world.secret("odd-keys", Map.of("token", "not-under-this-key"));
        world.apply(integration("malformed", "$OKTA", "odd-keys", "Malformed"));

        integrationSays("malformed", "SecretMalformed", "'odd-keys'", "apiToken");
    }

    @Test
    void wrongTokenIsToldAndWorksAtOnceWhenTheSecretIsMended() {
        // Given a token that Okta does not know, and no look at it within the hour
        world.secret("rotated", Map.of("apiToken", "00wrongTokenThatOktaRefuses"));
        world.apply(integration("rotated", "$OKTA", "rotated", "Rotated") + "  resyncInterval: 1h\n");
        integrationSays("rotated", "CredentialsRejected", "put it into the Secret", "spec.okta.credentialsSecretRef");
        assertThat(world.ready(RingCentralIntegration.class, "rotated")).doesNotContain("00wrongToken");

        // When the Secret gets the right one
        world.secret("rotated", Map.of("apiToken", world.oktaToken()));

        // Then the integration recovers by itself
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "rotated"))
                .isEqualTo("True"));
        world.secret("rotated", Map.of("apiToken", "00wrongTokenThatOktaRefuses"));
    }

    @Test
    void orgThatDoesNotAnswerIsTriedAgain() {
        world.apply(integration("silent", "https://127.0.0.1:1", "okta-api", "Silent"));

        integrationSays("silent", "VendorUnavailable", "127.0.0.1:1", "check the URL");
    }

    @Test
    void serverThatIsNotOktaIsRecognized() {
        world.apply(integration("not-okta", "$RINGCENTRAL", "okta-api", "Not Okta"));

        integrationSays("not-okta", "NotAnOktaOrg", "spec.okta.orgUrl", "is not an Okta org", "check the org URL");
    }

    @Test
    void labelThatTwoAppsHaveNeedsAnId() {
        // Given two apps of one label
        String one = world.addApp("Twin");
        String other = world.addApp("Twin");

        // When an integration means one of them
        world.apply(integration("twin", "$OKTA", "okta-api", "Twin"));

        // Then it is told both ids
        integrationSays("twin", "AmbiguousApp", one, other, "spec.application.id");
    }

    @Test
    void unknownPersonIsNamed() {
        world.apply(user("nobody", "good", "nobody@acme.com"));

        assignmentSays("nobody", "UserNotFound", "'nobody@acme.com'", "Correct the login");
    }

    @Test
    void unknownGroupIsNamed() {
        world.apply(group("no-group", "Astronauts"));

        assignmentSays("no-group", "GroupNotFound", "'Astronauts'", "Correct the name");
    }

    @Test
    void groupNameThatTwoGroupsHaveNeedsAnId() {
        world.apply(group("contractors", "Contractors"));

        String[] ids = world.okta.org().groupIds("Contractors").toArray(String[]::new);
        assertThat(ids).hasSize(2);
        assignmentSays("contractors", "AmbiguousGroup", ids);
        assignmentSays("contractors", "AmbiguousGroup", "spec.group.id");
    }

    @Test
    void referenceToNothingAndReferenceWithoutGrantReadTheSame() {
        // Given another namespace, which the good integration does not allow
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("elsewhere")
                        .endMetadata()
                        .build())
                .create();

        // When it refers to that integration, and to one that is not there
        world.applyIn("elsewhere", user("refused", "good, namespace: default", "omar@acme.com"));
        world.applyIn("elsewhere", user("nothing", "gone, namespace: default", "omar@acme.com"));

        // Then nobody can tell which of the two exists
        World.eventually().untilAsserted(() -> {
            String refused = world.ready(AppAssignment.class, "elsewhere", "refused");
            assertThat(refused).startsWith("IntegrationNotFound: ").contains("'good'", "Correct the reference");
            assertThat(world.ready(AppAssignment.class, "elsewhere", "nothing"))
                    .isEqualTo(refused.replace("'good'", "'gone'"));
        });
    }
}
