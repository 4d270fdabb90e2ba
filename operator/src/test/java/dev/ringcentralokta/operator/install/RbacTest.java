package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's rights: the same in every way of installing, and no more than needed. */
class RbacTest {

    private static final String NAMESPACED = "watchNamespaces: [team-a, team-b]";
    private static final PolicyRule READ_NAMESPACES = new PolicyRuleBuilder()
            .withApiGroups("")
            .withResources("namespaces")
            .withVerbs("get")
            .build();
    private static final Subject OPERATOR = new SubjectBuilder()
            .withKind("ServiceAccount")
            .withName(InstallFiles.RELEASE)
            .withNamespace(InstallFiles.NAMESPACE)
            .build();

    @Test
    void aNamespacedInstallationHasTheRulesOfTheClusterWideOneButForNamespaces() {
        List<PolicyRule> clusterWide =
                InstallFiles.render("").only(ClusterRole.class).getRules();

        List<Role> roles = InstallFiles.render(NAMESPACED).all(Role.class).stream()
                .filter(role -> !isOfTheLease(role))
                .toList();

        List<PolicyRule> expected = new ArrayList<>(clusterWide);
        assertThat(expected.remove(READ_NAMESPACES)).isTrue();
        assertThat(roles).extracting(role -> role.getMetadata().getNamespace()).containsExactly("team-a", "team-b");
        assertThat(roles).allSatisfy(role -> assertThat(role.getRules()).isEqualTo(expected));
    }

    @Test
    void aNamespacedInstallationHasNoRightInTheCluster() {
        Manifests manifests = InstallFiles.render(NAMESPACED);

        assertThat(manifests.all(ClusterRole.class)).isEmpty();
        assertThat(manifests.all(ClusterRoleBinding.class)).isEmpty();
    }

    @Test
    void readNamespacesAddsThatAndNothingElse() {
        Manifests manifests = InstallFiles.render("{watchNamespaces: [team-a], rbac: {readNamespaces: true}}");

        assertThat(manifests.only(ClusterRole.class).getRules()).containsExactly(READ_NAMESPACES);
        assertThat(manifests.only(ClusterRoleBinding.class).getRoleRef().getName())
                .isEqualTo(manifests.only(ClusterRole.class).getMetadata().getName());
        assertThat(manifests.only(ClusterRoleBinding.class).getSubjects()).containsExactly(OPERATOR);
        assertThat(manifests.all(Role.class))
                .filteredOn(role -> !isOfTheLease(role))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NAMESPACED, "replicas: 3", "fullnameOverride: shard-a"})
    void theOperatorMayKeepItsOwnLeaseInItsNamespaceAndNoOther(String values) {
        Manifests manifests = InstallFiles.render(values);

        String lease = manifests.environment("LEASE_NAME").orElseThrow();
        assertThat(manifests.all(Role.class))
                .filteredOn(RbacTest::isOfTheLease)
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.getMetadata().getNamespace()).isEqualTo(InstallFiles.NAMESPACE);
                    assertThat(role.getRules())
                            .containsExactly(
                                    leases().withVerbs("create").build(),
                                    leases().withResourceNames(lease)
                                            .withVerbs("get", "update", "patch")
                                            .build());
                });
        assertThat(manifests.all(RoleBinding.class))
                .filteredOn(RbacTest::isOfTheLease)
                .singleElement()
                .satisfies(binding -> {
                    assertThat(binding.getRoleRef().getName()).isEqualTo(lease + "-leases");
                    assertThat(binding.getSubjects())
                            .extracting(Subject::getName)
                            .containsExactly(manifests.pod().getServiceAccountName());
                });
    }

    private static PolicyRuleBuilder leases() {
        return new PolicyRuleBuilder().withApiGroups("coordination.k8s.io").withResources("leases");
    }

    private static boolean isOfTheLease(HasMetadata object) {
        return object.getMetadata().getName().endsWith("-leases");
    }

    @Test
    void everyRoleIsBoundToTheOperatorAlone() {
        ClusterRoleBinding clusterWide = InstallFiles.render("").only(ClusterRoleBinding.class);
        List<RoleBinding> namespaced = InstallFiles.render(NAMESPACED).all(RoleBinding.class).stream()
                .filter(binding -> !isOfTheLease(binding))
                .toList();

        assertThat(clusterWide.getRoleRef().getKind()).isEqualTo("ClusterRole");
        assertThat(clusterWide.getRoleRef().getName()).isEqualTo(InstallFiles.RELEASE);
        assertThat(clusterWide.getSubjects()).containsExactly(OPERATOR);
        assertThat(namespaced)
                .extracting(binding -> binding.getMetadata().getNamespace())
                .containsExactly("team-a", "team-b");
        assertThat(namespaced).allSatisfy(binding -> {
            assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
            assertThat(binding.getRoleRef().getName()).isEqualTo(InstallFiles.RELEASE);
            assertThat(binding.getSubjects()).containsExactly(OPERATOR);
        });
    }

    @Test
    void kustomizeGrantsWhatTheChartGrants() {
        Manifests kustomize = InstallFiles.read(InstallFiles.CONFIG.resolve("rbac/cluster_role.yaml"));

        assertThat(kustomize.only(ClusterRole.class).getRules())
                .isEqualTo(InstallFiles.render("").only(ClusterRole.class).getRules());
        assertThat(InstallFiles.read(InstallFiles.CONFIG.resolve("rbac/leases_role.yaml"))
                        .only(Role.class)
                        .getRules())
                .isEqualTo(InstallFiles.render("").only(Role.class).getRules());
    }

    @Test
    void theRolesForPeopleJoinThoseOfTheClusterAndLetNobodyWriteAStatus() {
        List<ClusterRole> roles = InstallFiles.render("{watchNamespaces: [team-a], rbac: {userRoles: true}}")
                .all(ClusterRole.class);

        assertThat(roles)
                .extracting(role -> role.getMetadata().getLabels().keySet().stream()
                        .filter(label -> label.startsWith("rbac.authorization.k8s.io/aggregate-to-"))
                        .toList())
                .containsExactly(
                        List.of("rbac.authorization.k8s.io/aggregate-to-view"),
                        List.of("rbac.authorization.k8s.io/aggregate-to-edit"),
                        List.of("rbac.authorization.k8s.io/aggregate-to-admin"));
        assertThat(roles).flatExtracting(ClusterRole::getRules).allSatisfy(rule -> assertThat(rule.getResources())
                .containsExactly("ringcentralintegrations", "provisioningsettings", "appassignments"));
        assertThat(roles.get(1).getRules())
                .flatExtracting(PolicyRule::getVerbs)
                .contains("create", "delete")
                .doesNotContain("deletecollection");
        assertThat(roles.get(0).getRules())
                .flatExtracting(PolicyRule::getVerbs)
                .containsExactly("get", "list", "watch");
    }

    @Test
    void noRuleHasAWildcardOrReachesBeyondTheOperatorsWork() {
        List<PolicyRule> rules = InstallFiles.render("").only(ClusterRole.class).getRules();

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getVerbs()).doesNotContain("*", "deletecollection", "escalate", "bind", "impersonate");
            assertThat(rule.getResources()).doesNotContain("*", "pods", "deployments", "roles", "clusterroles");
            assertThat(rule.getApiGroups()).isSubsetOf("", "ringcentral-okta.dev");
            assertThat(rule.getNonResourceURLs()).isEmpty();
        });
    }

    @Test
    void theOperatorNeitherCreatesNorDeletesCustomResources() {
        List<PolicyRule> rules = InstallFiles.render("").only(ClusterRole.class).getRules();

        assertThat(rules)
                .filteredOn(rule -> rule.getApiGroups().contains("ringcentral-okta.dev"))
                .flatExtracting(PolicyRule::getVerbs)
                .doesNotContain("create", "delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rbac: {create: false}", "{rbac: {create: false}, watchNamespaces: [team-a]}"})
    void createsNoRightsWhereTheyAreMadeElsewhere(String values) {
        assertThat(InstallFiles.render(values).objects())
                .extracting(HasMetadata::getApiVersion)
                .doesNotContain("rbac.authorization.k8s.io/v1");
    }
}
