package dev.ringcentralokta.operator.e2e;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The chart's objects in a namespace of their own, for that namespace only, and without a pod: the operator runs here, as the
 * chart's service account. Everything is taken away again, but for custom-resource definitions that were there before.
 */
final class Installation implements AutoCloseable {

    private static final String RELEASE = "ringcentral-okta-operator";
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

    private final KubernetesClient client;
    private final String namespace;
    private final Deque<HasMetadata> installed = new ArrayDeque<>();

    Installation(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Installs.
     *
     * @throws IllegalStateException where another operator works on the cluster, which would work on these objects, too
     */
    void install() {
        refuseWithoutCluster();
        refuseBesideAnother();
        install(new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build());
        definitions().filter(definition -> !exists(definition)).forEach(this::install);
        definitions().forEach(definition -> client.resource(definition)
                .waitUntilCondition(Installation::established, 1, TimeUnit.MINUTES));
        load(chart()).forEach(this::install);
    }

    /** A client with the rights of the operator's service account, and no others. */
    KubernetesClient asTheOperator() {
        String account = "system:serviceaccount:" + namespace + ":" + RELEASE;
        Config config = new ConfigBuilder(client.getConfiguration())
                .withImpersonateUsername(account)
                .withImpersonateGroups(
                        "system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        while (!installed.isEmpty()) {
            HasMetadata object = installed.pop();
            client.resource(object).withTimeout(2, TimeUnit.MINUTES).delete();
        }
    }

    /** Whether anything was installed. */
    boolean begun() {
        return !installed.isEmpty();
    }

    private void refuseWithoutCluster() {
        try {
            client.getKubernetesVersion();
        } catch (KubernetesClientException e) {
            throw new IllegalStateException(
                    "No cluster answers at " + client.getMasterUrl()
                            + ": mvn verify -Pe2e takes the current context of KUBECONFIG or ~/.kube/config",
                    e);
        }
    }

    private void refuseBesideAnother() {
        List<Deployment> others = client
                .apps()
                .deployments()
                .inAnyNamespace()
                .withLabel("app.kubernetes.io/name", RELEASE)
                .list()
                .getItems()
                .stream()
                .filter(deployment ->
                        Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1) > 0)
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("The operator is installed in namespace '"
                    + others.get(0).getMetadata().getNamespace() + "' of " + client.getMasterUrl()
                    + " and would work on the test's objects. Use another cluster, or scale it to 0.");
        }
    }

    private void install(HasMetadata object) {
        if (object instanceof Deployment deployment) {
            deployment.getSpec().setReplicas(0);
        }
        client.resource(object).forceConflicts().serverSideApply();
        installed.push(object);
    }

    private boolean exists(HasMetadata object) {
        return client.resource(object).get() != null;
    }

    private static boolean established(CustomResourceDefinition definition) {
        return Optional.ofNullable(definition.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }

    private Stream<CustomResourceDefinition> definitions() {
        try (Stream<Path> files = Files.list(ROOT.resolve("crds"))) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("ringcentral-okta.dev_"))
                    .sorted()
                    .flatMap(file -> load(read(file)).stream())
                    .map(CustomResourceDefinition.class::cast)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String chart() {
        try {
            Path values = Files.writeString(
                    Files.createTempFile("values", ".yaml"), "watchNamespaces: [" + namespace + "]\nreplicas: 2\n");
            return new Helm(ROOT.resolve("helm/ringcentral-okta-operator"))
                    .template()
                    .withName(RELEASE)
                    .withNamespace(namespace)
                    .withValuesFile(values)
                    .withKubeVersion("1.34.0")
                    .skipCrds()
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<HasMetadata> load(String yaml) {
        return client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sample of {@code config/samples}. */
    static String sample(String file) {
        return read(ROOT.resolve("config/samples").resolve(file));
    }
}
