package dev.ringcentralokta.operator.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundle for the Operator Lifecycle Manager (registry+v1), made of what {@code config/}, {@code crds/} and the chart say
 * already.
 */
final class Bundle {

    private static final String NAME = InstallFiles.RELEASE;
    private static final String CHANNEL = "alpha";
    private static final String HEAD =
            """
            # Generated from config, crds and the chart; change those and run
            # mvn verify -Dupdate.generated=true
            """;

    private static final Map<String, String> DISPLAY_NAMES = Map.of(
            "RingCentralIntegration", "RingCentral Integration",
            "ProvisioningSettings", "Provisioning Settings",
            "AppAssignment", "App Assignment");

    private static final String DESCRIPTION =
            """
            Keeps Okta's RingCentral integration as your manifests declare it: the app, sign-on, provisioning, attribute mappings,
            and who is assigned. Where Okta or RingCentral has no public API for a step, it names the click and the link in
            `status.manualSteps`, and goes on once it is done.

            **Taking a person out of the app destroys their RingCentral account.** Start with `managementPolicy: Observe`, which
            writes nothing to Okta and RingCentral and reports what it would do.

            Before the first `RingCentralIntegration`, create the Secrets that it names. One operator per Okta app: two that
            work on the same one would both write.
            """;

    private final KubernetesSerialization yaml = new KubernetesSerialization();
    private final Map<?, ?> chart =
            yaml.unmarshal(InstallFiles.text(InstallFiles.CHART.resolve("Chart.yaml")), Map.class);
    private final Deployment deployment = deployment();
    private final List<PolicyRule> rules = InstallFiles.read(InstallFiles.CONFIG.resolve("rbac/cluster_role.yaml"))
            .only(ClusterRole.class)
            .getRules();
    private final List<PolicyRule> leaseRules = InstallFiles.read(InstallFiles.CONFIG.resolve("rbac/leases_role.yaml"))
            .only(Role.class)
            .getRules();

    /** The files by their path in the repository. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Path definition : yamlFiles("crds")) {
            files.put("bundle/manifests/" + definition.getFileName(), InstallFiles.text(definition));
        }
        files.put("bundle/manifests/" + NAME + ".clusterserviceversion.yaml", HEAD + yaml.asYaml(version()));
        files.put("bundle/metadata/annotations.yaml", HEAD + yaml.asYaml(Map.of("annotations", annotations())));
        files.put("bundle/Dockerfile", dockerfile());
        return files;
    }

    private String ofChart(String key) {
        return String.valueOf(chart.get(key));
    }

    private Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("apiVersion", "operators.coreos.com/v1alpha1");
        version.put("kind", "ClusterServiceVersion");
        version.put(
                "metadata",
                ordered(
                        "name", (NAME + ".v" + ofChart("version")).toLowerCase(Locale.ROOT), // as names have to be
                        "namespace", "placeholder",
                        "annotations",
                                ordered(
                                        "alm-examples", examples(),
                                        "capabilities", "Seamless Upgrades",
                                        "categories", "Integration & Delivery, Security",
                                        "containerImage", image(),
                                        "description", ofChart("description"))));
        version.put("spec", spec());
        return version;
    }

    private Map<String, Object> spec() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("displayName", "RingCentral and Okta");
        spec.put("description", DESCRIPTION);
        spec.put("version", ofChart("version"));
        spec.put("maturity", CHANNEL);
        spec.put("minKubeVersion", ofChart("kubeVersion").replaceAll("[^0-9.]*([0-9.]+).*", "$1"));
        spec.put("keywords", chart.get("keywords"));
        spec.put("provider", Map.of("name", NAME));
        spec.put("relatedImages", List.of(ordered("name", "operator", "image", image())));
        spec.put(
                "installModes",
                Stream.of("OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces")
                        .map(mode -> ordered("type", mode, "supported", true))
                        .toList());
        spec.put("customresourcedefinitions", Map.of("owned", owned()));
        spec.put("install", ordered("strategy", "deployment", "spec", strategy()));
        return spec;
    }

    /**
     * What is in namespaces is granted where the operator watches, and in its own, where its Lease is; only reading namespaces
     * themselves is of the cluster.
     */
    private Map<String, Object> strategy() {
        Map<Boolean, List<PolicyRule>> ofCluster = rules.stream()
                .collect(Collectors.partitioningBy(rule -> rule.getResources().equals(List.of("namespaces"))));
        List<PolicyRule> ofNamespaces = Stream.concat(ofCluster.get(false).stream(), leaseRules.stream())
                .toList();
        String account = deployment.getSpec().getTemplate().getSpec().getServiceAccountName();
        return ordered(
                "clusterPermissions",
                List.of(ordered("serviceAccountName", account, "rules", ofCluster.get(true))),
                "permissions",
                List.of(ordered("serviceAccountName", account, "rules", ofNamespaces)),
                "deployments",
                List.of(ordered("name", NAME, "spec", deployment.getSpec())));
    }

    private List<Map<String, Object>> owned() {
        return yamlFiles("crds").stream()
                .map(file -> InstallFiles.read(file).only(CustomResourceDefinition.class))
                .map(definition -> ordered(
                        "name", definition.getMetadata().getName(),
                        "kind", definition.getSpec().getNames().getKind(),
                        "version", definition.getSpec().getVersions().get(0).getName(),
                        "displayName",
                                DISPLAY_NAMES.get(
                                        definition.getSpec().getNames().getKind()),
                        "description", description(definition)))
                .toList();
    }

    private static String description(CustomResourceDefinition definition) {
        return definition
                .getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getDescription();
    }

    private String examples() {
        List<Object> samples = yamlFiles("config/samples").stream()
                .filter(file -> !file.toString().endsWith("secrets.example.yaml"))
                .map(file -> yaml.unmarshal(InstallFiles.text(file), Object.class))
                .toList();
        return new ObjectMapper().valueToTree(samples).toPrettyString() + "\n";
    }

    /** As {@code config/manager}, watching what the OperatorGroup says. */
    private Deployment deployment() {
        Deployment manager = InstallFiles.read(InstallFiles.CONFIG.resolve("manager/deployment.yaml"))
                .only(Deployment.class);
        return new DeploymentBuilder(manager)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage(NAME + ":" + ofChart("appVersion"))
                .withEnv(manager.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                        .map(Bundle::fromOperatorGroup)
                        .toList())
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static EnvVar fromOperatorGroup(EnvVar variable) {
        return variable.getName().equals("WATCH_NAMESPACES")
                ? new EnvVarBuilder()
                        .withName(variable.getName())
                        .withNewValueFrom()
                        .withNewFieldRef()
                        .withFieldPath("metadata.annotations['olm.targetNamespaces']")
                        .endFieldRef()
                        .endValueFrom()
                        .build()
                : variable;
    }

    private String image() {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static Map<String, Object> annotations() {
        String prefix = "operators.operatorframework.io.bundle.";
        return ordered(
                prefix + "mediatype.v1",
                "registry+v1",
                prefix + "manifests.v1",
                "manifests/",
                prefix + "metadata.v1",
                "metadata/",
                prefix + "package.v1",
                NAME,
                prefix + "channels.v1",
                CHANNEL,
                prefix + "channel.default.v1",
                CHANNEL);
    }

    private static String dockerfile() {
        return HEAD + "FROM scratch\n"
                + annotations().entrySet().stream()
                        .map(label -> "LABEL " + label.getKey() + "=" + label.getValue() + "\n")
                        .collect(Collectors.joining())
                + "COPY manifests /manifests/\nCOPY metadata /metadata/\n";
    }

    private static List<Path> yamlFiles(String folder) {
        try (Stream<Path> files = Files.list(InstallFiles.ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
