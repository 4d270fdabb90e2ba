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
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeTest {

    @BeforeAll
    static void needsKubectl() {
        Tool.assumeAvailable("kubectl");
    }

    @Test
    void theManagerIsTheChartsDeployment() throws Exception {
        Deployment kustomize = Kustomize.build("manager").only(Deployment.class);
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
        Manifests rbac = Kustomize.build("rbac");

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
        assertThat(rbac.only(RoleBinding.class).getSubjects())
                .isEqualTo(rbac.only(ClusterRoleBinding.class).getSubjects());
        assertThat(rbac.only(RoleBinding.class).getRoleRef().getName())
                .isEqualTo(rbac.only(Role.class).getMetadata().getName());
        assertThat(Kustomize.build("manager").pod().getServiceAccountName())
                .isEqualTo(account.getMetadata().getName());
    }

    @Test
    void theDefaultHasAllParts() throws Exception {
        assumeTrue(
                Files.exists(InstallFiles.ROOT.resolve("crds/kustomization.yaml")),
                "crds/kustomization.yaml is not there: generate the CRDs first");

        Manifests all = Kustomize.build("default");

        assertThat(all.all(CustomResourceDefinition.class))
                .extracting(crd -> crd.getSpec().getNames().getKind())
                .containsExactlyInAnyOrder("RingCentralIntegration", "ProvisioningSettings", "AppAssignment");
        assertThat(all.only(Namespace.class).getMetadata().getName()).isEqualTo(InstallFiles.NAMESPACE);
        assertThat(all.objects())
                .hasSize(3 + 7)
                .extracting(HasMetadata::getMetadata)
                .allSatisfy(metadata ->
                        assertThat(metadata.getLabels()).containsEntry("app.kubernetes.io/managed-by", "kustomize"));
        assertThat(all.only(Deployment.class).getMetadata().getNamespace()).isEqualTo(InstallFiles.NAMESPACE);
    }

    @Test
    void theDocumentedSignInPagesAreTheCharts(@TempDir(factory = BesideConfig.class) Path folder) throws Exception {
        String overlay = DocumentedYaml.of("docs/configuration.md", "kind: Kustomization")
                .get(0);
        // This folder lies two levels deeper than the page says.
        Files.writeString(folder.resolve("kustomization.yaml"), overlay.replace("../config", "../../../config"));

        Manifests kustomize = Kustomize.build(folder);
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
}
