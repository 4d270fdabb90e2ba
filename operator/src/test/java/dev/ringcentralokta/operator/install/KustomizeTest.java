package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

class KustomizeTest {

    @BeforeAll
    static void needsKubectl() {
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "kubectl is not on the PATH");
    }

    @Test
    void theManagerIsTheChartsDeployment() throws Exception {
        Deployment kustomize = kustomize("manager").only(Deployment.class);
        Deployment chart = InstallFiles.render("").only(Deployment.class);

        assertThat(kustomize.getSpec().getTemplate().getSpec())
                .isEqualTo(chart.getSpec().getTemplate().getSpec());
        assertThat(kustomize.getSpec())
                .usingRecursiveComparison()
                .ignoringFields("template", "selector")
                .isEqualTo(chart.getSpec());
        assertThat(kustomize.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(kustomize.getSpec().getSelector().getMatchLabels());
    }

    @Test
    void theRightsAreBoundToTheServiceAccountOfTheManager() throws Exception {
        Manifests rbac = kustomize("rbac");

        ServiceAccount account = rbac.only(ServiceAccount.class);
        assertThat(rbac.only(ClusterRoleBinding.class).getSubjects())
                .singleElement()
                .satisfies(subject -> {
                    assertThat(subject.getName())
                            .isEqualTo(account.getMetadata().getName());
                    assertThat(subject.getNamespace())
                            .isEqualTo(account.getMetadata().getNamespace());
                });
        assertThat(rbac.only(ClusterRoleBinding.class).getRoleRef().getName())
                .isEqualTo(rbac.only(ClusterRole.class).getMetadata().getName());
        assertThat(kustomize("manager").pod().getServiceAccountName())
                .isEqualTo(account.getMetadata().getName());
    }

    @Test
    void theDefaultHasAllParts() throws Exception {
        assumeTrue(
                Files.exists(InstallFiles.ROOT.resolve("crds/kustomization.yaml")),
                "crds/kustomization.yaml is not there: generate the CRDs first");

        Manifests all = kustomize("default");

        assertThat(all.all(CustomResourceDefinition.class))
                .extracting(crd -> crd.getSpec().getNames().getKind())
                .containsExactlyInAnyOrder("RingCentralIntegration", "ProvisioningSettings", "AppAssignment");
        assertThat(all.only(Namespace.class).getMetadata().getName()).isEqualTo(InstallFiles.NAMESPACE);
        assertThat(all.objects())
                .hasSize(3 + 5)
                .extracting(HasMetadata::getMetadata)
                .allSatisfy(metadata ->
                        assertThat(metadata.getLabels()).containsEntry("app.kubernetes.io/managed-by", "kustomize"));
        assertThat(all.only(Deployment.class).getMetadata().getNamespace()).isEqualTo(InstallFiles.NAMESPACE);
    }

    @Test
    void theDocumentedSignInPagesAreTheCharts(@TempDir(factory = BesideConfig.class) Path folder) throws Exception {
        Files.writeString(folder.resolve("kustomization.yaml"), documentedOverlay());

        Manifests kustomize = kustomize(folder);
        Manifests chart = InstallFiles.render("oauth: {publicUrl: 'https://ringcentral-okta.acme.com'}");

        assertThat(kustomize.pod())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(chart.pod());
        Service service = kustomize.only(Service.class);
        assertThat(service.getSpec())
                .usingRecursiveComparison()
                .ignoringFields("selector")
                .isEqualTo(chart.only(Service.class).getSpec());
        assertThat(service.getSpec().getSelector())
                .isEqualTo(
                        kustomize.only(Deployment.class).getSpec().getSelector().getMatchLabels());
        assertThat(service.getMetadata().getName())
                .isEqualTo(chart.only(Service.class).getMetadata().getName());
        assertThat(service.getMetadata().getNamespace()).isEqualTo(InstallFiles.NAMESPACE);
        assertThat(service.getMetadata().getLabels())
                .isEqualTo(kustomize.only(Deployment.class).getMetadata().getLabels());
    }

    /** The only kustomization on the page, for a folder that lies two levels deeper than the page says. */
    private static String documentedOverlay() throws IOException {
        String page = Files.readString(InstallFiles.ROOT.resolve("docs/configuration.md"));
        String begin = "```yaml\napiVersion: kustomize";
        int start = page.indexOf(begin);
        assertThat(start)
                .as("place of the kustomization in docs/configuration.md")
                .isNotNegative();
        String overlay = page.substring(start + "```yaml\n".length(), page.indexOf("\n```", start + begin.length()));
        return overlay.replace("../config", "../../../config");
    }

    /** kustomize takes no absolute paths. */
    static final class BesideConfig implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path target = InstallFiles.ROOT.resolve("operator/target");
            return Files.createTempDirectory(target, "overlay");
        }
    }

    private static Manifests kustomize(String folder) throws IOException, InterruptedException {
        return kustomize(InstallFiles.CONFIG.resolve(folder));
    }

    private static Manifests kustomize(Path folder) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as("exit code of kubectl kustomize").isZero();
        return Manifests.parse(yaml);
    }
}
