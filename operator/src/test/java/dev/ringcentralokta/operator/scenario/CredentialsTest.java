package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.CallLog;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Service apps, their scopes and roles, from the Secret to the status. */
class CredentialsTest {

    private static final Set<String> SCOPES = Set.of(
            "okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage", "okta.logs.read");

    private World world = World.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aServiceAppWithDpopDoesEverything() throws Exception {
        // Given a service app as Okta makes it by default
        serviceApp("0oadpop", SCOPES);
        world.okta.org().requireDpop("0oadpop", true);
        world.withOperator();

        // When an integration and an assignment are applied
        world.apply(Manifests.integration("bound", "label: Bound", "suspend: false"));
        world.apply(Manifests.assignment("jane", "bound", "jane@acme.com", "Retain"));

        // Then both are in place by one token, and no proof was refused
        awaitReady();
        assertThat(world.okta.calls().calls())
                .filteredOn(call -> call.status() == 400 || call.status() == 401)
                .extracting(CallLog.Call::path)
                .containsOnly("/oauth2/v1/token")
                .hasSize(2);
        assertThat(world.okta.calls().perBucket()).containsEntry("/oauth2/v1/token", 3L);
    }

    @Test
    void whatTheRoleLacksIsListedAtOnceBeforeAnythingIsTriedAndWorksOnceItIsGranted() throws Exception {
        // Given all scopes, and a role that covers the apps only
        serviceApp("0oarole", SCOPES);
        world.okta.org().restrictServiceApp("0oarole", Set.of("okta.apps.manage"));
        world.withOperator();
        world.apply(Manifests.integration("bound", "label: Bound", "suspend: false")
                .replace("resyncInterval: 1h", "resyncInterval: 2s"));
        world.apply(Manifests.assignment("jane", "bound", "jane@acme.com", "Retain"));

        // Then one condition lists everything, and nothing was written
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "bound"))
                .startsWith("PermissionDenied")
                .contains("/api/v1/users", "/api/v1/groups", "/api/v1/mappings", "an admin role that may read")
                .contains("spec.okta.credentialsSecretRef"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .startsWith("WaitingForIntegration"));
        assertThat(world.oktaWrites()).isEmpty();

        // When the role is widened
        world.okta.org().restrictServiceApp("0oarole", SCOPES);

        // Then all goes on by itself
        awaitReady();
        assertThat(world.condition(
                        RingCentralIntegration.class,
                        "bound",
                        RingCentralIntegrationStatus::conditions,
                        "ChangesWatched"))
                .hasValueSatisfying(condition -> assertThat(condition.status()).isEqualTo("True"));
    }

    @Test
    void withoutTheSystemLogTheResyncDoes() throws Exception {
        serviceApp(
                "0oanolog",
                Set.of("okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage"));
        world.withOperator();

        world.apply(Manifests.integration("bound", "label: Bound", "suspend: false"));

        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "bound")).isEqualTo("True");
            assertThat(world.condition(
                            RingCentralIntegration.class,
                            "bound",
                            RingCentralIntegrationStatus::conditions,
                            "ChangesWatched"))
                    .hasValueSatisfying(condition -> {
                        assertThat(condition.reason()).isEqualTo("ResyncOnly");
                        assertThat(condition.message()).contains("okta.logs.read");
                    });
        });
    }

    private void serviceApp(String clientId, Set<String> scopes) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        world.okta.org().registerServiceApp(clientId, key.toPublicJWK().toJSONString(), scopes);
        world.secret("okta-api", Map.of("clientId", clientId, "privateKey", key.toJSONString()));
    }

    private void awaitReady() {
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "bound")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "jane")).isEqualTo("True");
        });
    }
}
