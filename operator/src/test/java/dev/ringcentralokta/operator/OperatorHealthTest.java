package dev.ringcentralokta.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.javaoperatorsdk.operator.Operator;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a watch could be, which is asked before its absence ends the process. */
@EnableKubernetesMockClient
class OperatorHealthTest {

    private KubernetesMockServer server;
    private KubernetesClient client;

    @Test
    void watchesCouldBeWhereAllThatTheyReadIsListed() {
        allow("a");
        allow("b");

        assertThat(health("a", "b").watchesCouldBe()).isTrue();
    }

    @Test
    void aNamespaceWhoseRightsAreGoneIsNoReasonToEnd() {
        allow("a");
        forbid("b");

        assertThat(health("a", "b").watchesCouldBe()).isFalse();
    }

    private OperatorHealth health(String... namespaces) {
        return new OperatorHealth(
                new Operator(overrider -> overrider.withKubernetesClient(client)), client, Set.of(namespaces));
    }

    private void allow(String namespace) {
        paths(namespace).forEach(path -> server.expect()
                .get()
                .withPath(path)
                .andReturn(HttpURLConnection.HTTP_OK, new KubernetesListBuilder().build())
                .always());
    }

    private void forbid(String namespace) {
        paths(namespace).forEach(path -> server.expect()
                .get()
                .withPath(path)
                .andReturn(HttpURLConnection.HTTP_FORBIDDEN, "{}")
                .always());
    }

    private static List<String> paths(String namespace) {
        String ours = "/apis/ringcentral-okta.dev/v1alpha1/namespaces/" + namespace + "/";
        return List.of(
                ours + "ringcentralintegrations?limit=1",
                ours + "provisioningsettings?limit=1",
                ours + "appassignments?limit=1",
                "/api/v1/namespaces/" + namespace + "/secrets?limit=1");
    }
}
