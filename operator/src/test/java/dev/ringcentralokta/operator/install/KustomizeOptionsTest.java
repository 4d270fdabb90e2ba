package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.GeneratedFiles;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config/} can switch on is, object by object, what the chart's values switch on. */
class KustomizeOptionsTest {

    private static final String MONITORING = "components/monitoring";
    private static final Pattern HELMS_LABELS = Pattern.compile(
            "^ +(app.kubernetes.io/(instance|component|version)|helm.sh/chart): .*\n", Pattern.MULTILINE);

    @BeforeAll
    static void needsKubectl() {
        Tool.assumeAvailable("kubectl");
    }

    @Test
    void theDefaultIsTheChartsDefault() throws Exception {
        assertThat(objects(Kustomize.build("default"))).isEqualTo(objects(InstallFiles.render("")));
    }

    @Test
    void theNamespacedInstallationIsTheCharts() throws Exception {
        assertThat(objects(Kustomize.build("namespaced")))
                .isEqualTo(objects(InstallFiles.render("watchNamespaces: [ringcentral-okta-system]")));
    }

    @Test
    void theUserRolesAreTheCharts() throws Exception {
        assertAdds("components/user-roles", "rbac: {userRoles: true}");
    }

    @Test
    void theNetworkPolicyIsTheCharts() throws Exception {
        assertAdds(
                "components/network-policy",
                """
                networkPolicy:
                  enabled: true
                  metricsFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                """);
    }

    @Test
    void theReplicasAreTheCharts(@TempDir(factory = BesideConfig.class) Path folder) throws Exception {
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../../config/default]
                components: [../../../config/components/replicas]
                """);

        assertThat(objects(Kustomize.build(folder))).isEqualTo(objects(InstallFiles.render("replicas: 2")));
    }

    @Test
    void theMonitoringIsTheCharts() throws Exception {
        checkAlerts();

        assertAdds(
                MONITORING,
                """
                serviceMonitor: {enabled: true}
                prometheusRule: {enabled: true}
                dashboards: {enabled: true}
                """);
    }

    @Test
    void theDocumentedOverlayWatchesTheNamespacesThatItNames(@TempDir(factory = BesideConfig.class) Path folder)
            throws Exception {
        List<String> overlays = DocumentedYaml.of("docs/installation.md", "kind: Kustomization");
        Files.writeString(
                folder.resolve("kustomization.yaml"), overlays.get(0).replace("../config", "../../../config"));
        Files.writeString(
                Files.createDirectory(folder.resolve("team-a")).resolve("kustomization.yaml"),
                overlays.get(1).replace("../../config", "../../../../config"));

        assertThat(objects(Kustomize.build(folder)))
                .isEqualTo(objects(InstallFiles.render("watchNamespaces: [ringcentral-okta-system, team-a]")));
    }

    /** Generated, for a Component cannot take it from the chart's folder. */
    private static void checkAlerts() {
        String rule = Arrays.stream(
                        InstallFiles.rendered("{serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}}")
                                .split("---\n# Source: .*\n"))
                .filter(document -> document.contains("kind: PrometheusRule"))
                .findFirst()
                .orElseThrow();

        new GeneratedFiles()
                .check(
                        "config/" + MONITORING + "/prometheus_rule.yaml",
                        "# Generated from the chart's alerts.yaml.\n"
                                + HELMS_LABELS.matcher(rule).replaceAll("").replace("by: Helm", "by: kustomize"));
    }

    /** That a component, on top of the default, is what the chart has with {@code values}. */
    private static void assertAdds(String component, String values) throws Exception {
        Map<String, JsonNode> added = objects(Kustomize.build(component));
        Map<String, JsonNode> chart = objects(InstallFiles.render(values));

        chart.keySet().removeAll(objects(InstallFiles.render("")).keySet());
        assertThat(added).isNotEmpty().isEqualTo(chart);
    }

    /** By kind, namespace and name; without the labels that name the tool, and what Helm installs by itself. */
    private static Map<String, JsonNode> objects(Manifests manifests) {
        return manifests.objects().stream()
                .filter(object -> !(object instanceof Namespace) && !(object instanceof CustomResourceDefinition))
                .collect(Collectors.toMap(KustomizeOptionsTest::key, KustomizeOptionsTest::withoutTool));
    }

    private static String key(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }

    private static JsonNode withoutTool(HasMetadata object) {
        if (object instanceof Deployment deployment) { // a patch puts its variables first
            deployment.getSpec().getTemplate().getSpec().getContainers().forEach(container -> container
                    .getEnv()
                    .sort(Comparator.comparing(EnvVar::getName)));
        }
        JsonNode tree = new ObjectMapper().valueToTree(object);
        forgetTool(tree);
        return tree;
    }

    private static void forgetTool(JsonNode tree) {
        tree.forEach(KustomizeOptionsTest::forgetTool);
        if (tree instanceof ObjectNode node) {
            node.remove(List.of("helm.sh/chart"));
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (name.startsWith("app.kubernetes.io/") && !name.endsWith("/name")) {
                    names.remove();
                }
            }
        }
    }
}
