package dev.ringcentralokta.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.cli.CommandFailure;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.net.HttpURLConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnableKubernetesMockClient
class ClusterAccessTest {

    private KubernetesMockServer server;
    private KubernetesClient client;

    @Test
    void isGivenWhereAllThatIsWatchedIsListed() {
        allow("a");
        allow("b");

        assertThat(access("a", "b").isGiven()).isTrue();
        assertThatCode(access("a", "b")::require).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ringcentralintegrations", "provisioningsettings", "appassignments", "secrets"})
    void aRightThatIsMissingIsNamed(String resource) {
        allow("a");
        paths("b").filter(path -> !path.contains(resource)).forEach(this::allowPath);
        paths("b")
                .filter(path -> path.contains(resource))
                .forEach(path -> refuse(path, HttpURLConnection.HTTP_FORBIDDEN, resource + " is forbidden"));

        assertThat(access("a", "b").isGiven()).isFalse();
        assertThatThrownBy(access("a", "b")::require)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the cluster does not allow it: " + resource + " is forbidden");
    }

    @Test
    void withoutNamespacesAllAreAskedFor() {
        Stream.of(
                        "/apis/ringcentral-okta.dev/v1alpha1/ringcentralintegrations?limit=1",
                        "/apis/ringcentral-okta.dev/v1alpha1/provisioningsettings?limit=1",
                        "/apis/ringcentral-okta.dev/v1alpha1/appassignments?limit=1",
                        "/api/v1/secrets?limit=1")
                .forEach(this::allowPath);

        assertThat(access().isGiven()).isTrue();
    }

    @Test
    void definitionsThatAreNotInstalledAreToBeInstalled() {
        paths("a")
                .forEach(path -> refuse(
                        path, HttpURLConnection.HTTP_NOT_FOUND, "the server could not find the requested resource"));

        assertThatThrownBy(access("a")::require)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("kubectl apply --server-side -k crds");
    }

    private ClusterAccess access(String... namespaces) {
        return new ClusterAccess(client, new LinkedHashSet<>(List.of(namespaces)));
    }

    private void allow(String namespace) {
        paths(namespace).forEach(this::allowPath);
    }

    private void allowPath(String path) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(HttpURLConnection.HTTP_OK, new KubernetesListBuilder().build())
                .always();
    }

    private void refuse(String path, int code, String message) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(
                        code,
                        new StatusBuilder().withCode(code).withMessage(message).build())
                .always();
    }

    private static Stream<String> paths(String namespace) {
        String ours = "/apis/ringcentral-okta.dev/v1alpha1/namespaces/" + namespace + "/";
        return Stream.of(
                ours + "ringcentralintegrations?limit=1",
                ours + "provisioningsettings?limit=1",
                ours + "appassignments?limit=1",
                "/api/v1/namespaces/" + namespace + "/secrets?limit=1");
    }
}
