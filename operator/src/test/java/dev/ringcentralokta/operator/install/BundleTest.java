package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.api.GeneratedFiles;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bundle for the Operator Lifecycle Manager. */
class BundleTest {

    private static final String VERSION = "bundle/manifests/ringcentral-okta-operator.clusterserviceversion.yaml";

    private final Bundle bundle = new Bundle();
    private final GeneratedFiles generated = new GeneratedFiles();

    @Test
    void isMadeOfTheSameSources() {
        bundle.files().forEach(generated::check);
    }

    @Test
    void hasNoOtherFile() throws IOException {
        try (Stream<Path> files = Files.walk(InstallFiles.ROOT.resolve("bundle"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> InstallFiles.ROOT.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(bundle.files().keySet());
        }
    }

    @Test
    void grantsWhatTheChartGrantsAndOnlyNamespacesInTheCluster() {
        JsonNode install = version().at("/spec/install/spec");

        List<JsonNode> ofCluster = list(install.at("/clusterPermissions/0/rules"));
        List<JsonNode> ofNamespaces = list(install.at("/permissions/0/rules"));

        assertThat(ofCluster)
                .extracting(rule -> rule.at("/resources/0").asText())
                .containsExactly("namespaces");
        assertThat(Stream.concat(ofCluster.stream(), ofNamespaces.stream()).toList())
                .containsExactlyInAnyOrderElementsOf(list(json(granted(InstallFiles.render("")))));
    }

    @Test
    void runsTheChartsPodOnTheNamespacesOfTheOperatorGroup() {
        JsonNode pod = version().at("/spec/install/spec/deployments/0/spec/template/spec");
        JsonNode chart = json(InstallFiles.render("")
                .only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec());

        assertThat(pod.at("/containers/0/env/0/valueFrom/fieldRef/fieldPath").asText())
                .isEqualTo("metadata.annotations['olm.targetNamespaces']");
        assertThat(pod.at("/containers/0/image")).isEqualTo(chart.at("/containers/0/image"));
        assertThat(names(pod)).isEqualTo(names(chart)).contains("LEADER_ELECTION", "LEASE_NAME");
        for (String key : List.of("securityContext", "resources", "startupProbe", "volumeMounts", "ports")) {
            assertThat(pod.at("/containers/0/" + key)).as(key).isEqualTo(chart.at("/containers/0/" + key));
        }
        assertThat(pod.path("securityContext")).isEqualTo(chart.path("securityContext"));
    }

    @Test
    void showsAnExampleOfEachKind() throws IOException {
        JsonNode examples = new ObjectMapper()
                .readTree(version().at("/metadata/annotations/alm-examples").asText());

        assertThat(list(version().at("/spec/customresourcedefinitions/owned")))
                .hasSize(3)
                .allSatisfy(owned -> assertThat(list(examples))
                        .extracting(example -> example.path("kind"))
                        .contains(owned.path("kind")));
    }

    private static List<PolicyRule> granted(Manifests chart) {
        return Stream.concat(
                        chart.only(ClusterRole.class).getRules().stream(), chart.only(Role.class).getRules().stream())
                .toList();
    }

    private static JsonNode version() {
        return json(new KubernetesSerialization()
                .unmarshal(InstallFiles.text(InstallFiles.ROOT.resolve(VERSION)), Object.class));
    }

    private static JsonNode json(Object object) {
        return new ObjectMapper().valueToTree(object);
    }

    private static List<String> names(JsonNode pod) {
        return list(pod.at("/containers/0/env")).stream()
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
