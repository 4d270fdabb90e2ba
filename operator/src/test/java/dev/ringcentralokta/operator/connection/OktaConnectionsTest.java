package dev.ringcentralokta.operator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OktaConnectionsTest {

    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final OktaConnections connections = new OktaConnections(
            (namespace, name) -> Optional.ofNullable(secrets.get(name)), transport, new MovableClock());

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void integrationsWithTheSameCredentialsShareAConnection() {
        secrets.put("shared", secret("00token", "1"));

        assertThat(connections.of(integration("one", "shared")))
                .isInstanceOf(Connection.Connected.class)
                .isSameAs(connections.of(integration("two", "shared")));
    }

    @Test
    void aChangeOfTheSecretsMetadataKeepsTheAccessToken() {
        // Given a connection
        RingCentralIntegration integration = integration("one", "api");
        secrets.put("api", secret("00token", "1"));
        Connection before = connections.refresh(integration);

        // When somebody labels the Secret
        Secret labelled = secret("00token", "2");
        labelled.getMetadata().setLabels(Map.of("team", "voice"));
        secrets.put("api", labelled);

        // Then the connection stays; and it does not when the token changes
        assertThat(connections.refresh(integration)).isSameAs(before);
        secrets.put("api", secret("00other", "3"));
        assertThat(connections.refresh(integration))
                .isInstanceOf(Connection.Connected.class)
                .isNotSameAs(before);
    }

    @Test
    void aSecretThatIsMadeLaterIsFound() {
        RingCentralIntegration integration = integration("one", "late");
        assertThat(connections.of(integration)).isInstanceOf(Connection.Refused.class);

        secrets.put("late", secret("00token", "1"));

        assertThat(connections.refresh(integration)).isInstanceOf(Connection.Connected.class);
    }

    @Test
    void connectionsThatAreMadeAtTheSameTimeDoNotPushEachOtherOut() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> rotating = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> staysThroughRotations("i" + i))
                    .toList();
            for (Future<Boolean> stays : threads.invokeAll(rotating)) {
                assertThat(stays.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether what was made is what is there, whatever others make meanwhile. */
    private boolean staysThroughRotations(String name) {
        RingCentralIntegration integration = integration(name, name);
        return IntStream.range(0, 2000).allMatch(i -> {
            secrets.put(name, secret("00" + name + i, String.valueOf(i)));
            Connection made = connections.refresh(integration);
            return connections.of(integration) == made;
        });
    }

    private static Secret secret(String token, String resourceVersion) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("api")
                .withResourceVersion(resourceVersion)
                .endMetadata()
                .addToData("apiToken", Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static RingCentralIntegration integration(String name, String secret) {
        return Serialization.unmarshal(
                """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: RingCentralIntegration
                metadata: {name: %s, namespace: default, uid: uid-%s}
                spec:
                  okta: {orgUrl: "https://acme.okta.com", credentialsSecretRef: {name: %s}}
                  application: {label: RingCentral}
                """
                        .formatted(name, name, secret),
                RingCentralIntegration.class);
    }
}
