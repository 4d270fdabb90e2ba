package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "watchNamespaces: [team-a, team-b]",
                "{watchNamespaces: [team-a], rbac: {readNamespaces: true}}",
                "rbac: {create: false}",
                "serviceAccount: {create: false, name: existing}",
                "{nameOverride: rco, commonLabels: {team: identity}, podLabels: {zone: a}}",
                "trustedCa: {configMapName: corporate-ca}",
                "podSecurityContext: {runAsUser: 1001, fsGroup: 1001}",
                "extraEnv: [{name: HTTPS_PROXY, value: 'http://proxy:3128'}]",
                "oauth: {publicUrl: 'https://rco.acme.com'}",
                "oauth: {publicUrl: 'https://a.b/rc', ingress: {enabled: true}, httpRoute: {enabled: true, parentRefs: [{name: g}]}}",
                "{serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboards: {enabled: true}}",
                "{podMonitor: {enabled: true}, podDisruptionBudget: {enabled: true}, rbac: {userRoles: true}}",
                "networkPolicy: {enabled: true}",
                "{nodeSelector: {a: b}, tolerations: [{operator: Exists}], priorityClassName: high, resources: {}}"
            })
    void isHardenedAndConsistentWhateverTheValues(String values) {
        Manifests manifests = InstallFiles.render(values);

        assertHardened(manifests);
        assertRunsOnce(manifests.only(Deployment.class).getSpec());
        assertThat(manifests.objects()).allSatisfy(ChartTest::assertLabelled);
    }

    private static void assertHardened(Manifests manifests) {
        assertThat(manifests.pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(manifests.pod().getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(manifests.pod().getContainers()).hasSize(1);
        Container container = manifests.container();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getPrivileged()).isNull();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        assertThat(manifests.pod().getVolumes())
                .allMatch(volume -> volume.getHostPath() == null)
                .anySatisfy(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    }

    private static void assertRunsOnce(DeploymentSpec deployment) {
        assertThat(deployment.getReplicas()).isOne();
        assertThat(deployment.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(deployment.getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(deployment.getSelector().getMatchLabels());
    }

    private static void assertLabelled(HasMetadata object) {
        assertThat(object.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/instance", InstallFiles.RELEASE)
                .containsEntry("app.kubernetes.io/managed-by", "Helm")
                .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/version", "helm.sh/chart");
    }

    @Test
    void runsTheVersionOfThePomUnlessToldOtherwise() throws Exception {
        String version = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(InstallFiles.ROOT.resolve("pom.xml").toFile())
                .getElementsByTagName("version")
                .item(0)
                .getTextContent();

        assertThat(InstallFiles.render("").container().getImage()).isEqualTo("ringcentral-okta-operator:" + version);
        assertThat(InstallFiles.render("image: {repository: registry.example/rco, tag: v9}")
                        .container()
                        .getImage())
                .isEqualTo("registry.example/rco:v9");
        assertThat(Files.readAllLines(InstallFiles.CHART.resolve("Chart.yaml")))
                .contains("version: " + version, "appVersion: " + version);
    }

    /** What Helm finds in crds/ it never upgrades and never deletes; a template it would delete with the release. */
    @Test
    void leavesTheCustomResourceDefinitionsInPlaceWhenItIsUninstalled() {
        assertThat(InstallFiles.render("").all(CustomResourceDefinition.class)).isEmpty();
        assertThat(InstallFiles.CHART.resolve("crds")).isDirectoryContaining("glob:**.yaml");
    }

    @Test
    void aDisruptionBudgetHoldsTheOneReplicaButNotABrokenOne() {
        PodDisruptionBudget budget =
                InstallFiles.render("podDisruptionBudget: {enabled: true}").only(PodDisruptionBudget.class);

        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isZero();
        assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
        assertThat(InstallFiles.render("").all(PodDisruptionBudget.class)).isEmpty();
    }

    /** A release of any name and namespace that Helm and Kubernetes take. */
    @Test
    void namesFitWhereverTheyAreUsed() {
        Manifests manifests = InstallFiles.render("{fullnameOverride: " + "r".repeat(63)
                + ", serviceMonitor: {enabled: true}," + " oauth: {publicUrl: 'https://rco.acme.com'}}");

        assertThat(manifests.all(Service.class)).hasSize(2).allSatisfy(service -> assertThat(
                        service.getMetadata().getName())
                .hasSizeLessThanOrEqualTo(63));
    }

    /** null is how Helm's users take a default away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "watchNamespaces: null",
                "livenessProbe: null",
                "podDisruptionBudget: {enabled: true, minAvailable: null}",
                "replicas: 0"
            })
    void aDefaultCanBeTakenAway(String values) {
        assertThat(UnknownFields.of(InstallFiles.render(values))).isEmpty();
        assertThat(InstallFiles.rendered(values)).doesNotContain("minAvailable", "null");
        assertThat(InstallFiles.installOutput(values)).contains("works on");
    }

    @Test
    void probesTheManagementPort() {
        Container container = InstallFiles.render("").container();

        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe ->
                        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management"))
                .extracting(probe -> probe.getHttpGet().getPath())
                .containsExactly("/livez", "/livez", "/readyz");
    }

    @Test
    void keepsTheHardeningBesideAChosenUser() {
        Manifests manifests = InstallFiles.render("podSecurityContext: {runAsUser: 1001}");

        assertThat(manifests.pod().getSecurityContext().getRunAsUser()).isEqualTo(1001);
        assertThat(manifests.pod().getSecurityContext().getRunAsNonRoot()).isTrue();
    }

    @Test
    void givesTheTokenToTheOperatorsPodOnly() {
        Manifests manifests = InstallFiles.render("serviceAccount: {annotations: {team: identity}}");

        ServiceAccount account = manifests.only(ServiceAccount.class);
        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(account.getMetadata().getAnnotations()).isEqualTo(Map.of("team", "identity"));
        assertThat(manifests.pod().getAutomountServiceAccountToken()).isTrue();
        assertThat(manifests.pod().getServiceAccountName())
                .isEqualTo(account.getMetadata().getName());
    }

    @Test
    void usesAnExistingServiceAccount() {
        Manifests manifests = InstallFiles.render("serviceAccount: {create: false, name: existing}");

        assertThat(manifests.all(ServiceAccount.class)).isEmpty();
        assertThat(manifests.pod().getServiceAccountName()).isEqualTo("existing");
    }

    @Test
    void notesSayWhatToDoNext() {
        String everywhere = InstallFiles.installOutput("");
        String bounded = InstallFiles.installOutput("watchNamespaces: [team-a]");

        assertThat(everywhere)
                .contains("all namespaces", "rollout status deployment/ringcentral-okta-operator")
                .contains("kubectl -n ringcentral-okta-system create secret generic okta-api")
                .contains("create secret generic ringcentral-app", "config/samples", "kubectl apply --server-side")
                .doesNotContain("rbac.readNamespaces");
        assertThat(bounded)
                .contains("works on the custom resources of: team-a", "kubectl -n team-a create secret")
                .contains("rbac.readNamespaces=true");
        assertThat(everywhere).doesNotContain("network policy", "Metrics are scraped", "runbooks.md");
    }

    @Test
    void notesSayWhatIsSwitchedOn() {
        assertThat(
                        InstallFiles.installOutput(
                                """
                        networkPolicy: {enabled: true, metricsFrom: [{podSelector: {}}], apiServerPorts: [6443]}
                        podMonitor: {enabled: true}
                        prometheusRule: {enabled: true}
                        """))
                .contains("the Kubernetes API (6443) and port 443 of\n0.0.0.0/0, ::/0.")
                .contains("selects the PodMonitor ringcentral-okta-operator by its labels", "docs/runbooks.md");
    }
}
