package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    @Test
    void lintsStrictly() {
        LintResult result = InstallFiles.lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

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

    @Test
    void tellsTheProcessItsConfiguration() {
        Manifests manifests = InstallFiles.render(
                """
                watchNamespaces: [team-a, team-b]
                logging: {format: json, level: debug}
                management: {port: 9090}
                reconcilerThreads: 4
                extraEnv: [{name: HTTPS_PROXY, value: "http://proxy:3128"}]
                """);

        assertThat(manifests.environment("WATCH_NAMESPACES")).hasValue("team-a,team-b");
        assertThat(manifests.environment("LOG_FORMAT")).hasValue("json");
        assertThat(manifests.environment("LOG_LEVEL")).hasValue("debug");
        assertThat(manifests.environment("MANAGEMENT_PORT")).hasValue("9090");
        assertThat(manifests.environment("RECONCILER_THREADS")).hasValue("4");
        assertThat(manifests.environment("HTTPS_PROXY")).hasValue("http://proxy:3128");
        assertThat(manifests.environment("TRUSTED_CA_FILE")).isEmpty();
        assertThat(manifests.container().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(9090));
    }

    @Test
    void leadsBrowsersToTheSignInPagesAndNowhereElse() {
        Manifests manifests = InstallFiles.render(
                """
                oauth:
                  publicUrl: https://tools.acme.com/rc
                  port: 9443
                  ingress: {enabled: true, className: nginx, tlsSecretName: tools-tls}
                """);

        assertThat(manifests.environment("PUBLIC_URL")).hasValue("https://tools.acme.com/rc");
        assertThat(manifests.environment("OAUTH_PORT")).hasValue("9443");
        assertThat(manifests.only(Service.class).getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("oauth"));
        assertThat(manifests.only(Service.class).getSpec().getSelector())
                .isEqualTo(
                        manifests.only(Deployment.class).getSpec().getSelector().getMatchLabels());
        Ingress ingress = manifests.only(Ingress.class);
        assertThat(ingress.getSpec().getTls()).singleElement().satisfies(tls -> assertThat(tls.getHosts())
                .containsExactly("tools.acme.com"));
        assertThat(ingress.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getHost()).isEqualTo("tools.acme.com");
            assertThat(rule.getHttp().getPaths()).singleElement().satisfies(path -> assertThat(path.getPath())
                    .isEqualTo("/rc/ringcentral"));
        });
    }

    @Test
    void hasNoSignInPagesByDefault() {
        Manifests manifests = InstallFiles.render("");

        assertThat(manifests.all(Service.class)).isEmpty();
        assertThat(manifests.environment("PUBLIC_URL")).isEmpty();
        assertThat(manifests.container().getPorts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            oauth: {ingress: {enabled: true}}                                          | set oauth.publicUrl
            oauth: {publicUrl: 'https://a.b', httpRoute: {enabled: true}}              | name the Gateway
            {oauth: {publicUrl: 'https://a.b', port: 8080}, management: {port: 8080}}  | have to differ
            """)
    void saysWhatIsMissingForTheSignInPages(String values, String message) {
        assertThatThrownBy(() -> InstallFiles.render(values)).hasMessageContaining(message);
    }

    @Test
    void watchesAllNamespacesByDefault() {
        assertThat(InstallFiles.render("").environment("WATCH_NAMESPACES")).hasValue("");
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
    void mountsTheTrustedCaWhereTheProcessLooksForIt() {
        Manifests manifests = InstallFiles.render("trustedCa: {configMapName: corporate-ca, key: bundle.pem}");

        String file = manifests.environment("TRUSTED_CA_FILE").orElseThrow();
        assertThat(manifests.container().getVolumeMounts())
                .filteredOn("name", "trusted-ca")
                .singleElement()
                .satisfies(mount -> assertThat(file).isEqualTo(mount.getMountPath() + "/bundle.pem"));
        assertThat(manifests.pod().getVolumes())
                .filteredOn("name", "trusted-ca")
                .singleElement()
                .satisfies(volume -> assertThat(volume.getConfigMap().getName()).isEqualTo("corporate-ca"));
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
    }
}
