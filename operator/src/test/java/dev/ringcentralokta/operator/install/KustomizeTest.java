package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
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

    private static Manifests kustomize(String folder) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        InstallFiles.CONFIG.resolve(folder).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as("exit code of kubectl kustomize").isZero();
        return Manifests.parse(yaml);
    }
}
