package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** A cluster that is read and never written to: what would be a write gets no further than {@link DryRun}. */
public final class Cluster implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private final KubernetesClient client;

    private Cluster(KubernetesClient client) {
        this.client = client;
    }

    /** That of a configuration; nothing is asked yet. */
    static Cluster of(Config config) {
        return new Cluster(client(config, DryRun.beforeCluster()));
    }

    /** None: nothing is in it, and writes are answered as by any other. */
    public static KubernetesClient none() {
        return client(Config.empty(), DryRun.withoutCluster());
    }

    /** Reads as usual; what it writes is answered as if it had been written. */
    public KubernetesClient client() {
        return client;
    }

    /** The namespace of the kubeconfig's context, else {@code default}. */
    public String namespace() {
        return Optional.ofNullable(client.getNamespace()).orElse("default");
    }

    /**
     * The custom resources there.
     *
     * @param namespace one; empty: all
     * @throws KubernetesClientException where it cannot be read
     */
    public Declared declared(Optional<String> namespace) {
        return Declared.of(Stream.of(RingCentralIntegration.class, ProvisioningSettings.class, AppAssignment.class)
                .<HasMetadata>flatMap(kind -> list(kind, namespace))
                .toList());
    }

    /**
     * The custom resources that those of {@code declared} may have to do with: all, or where that is not allowed those of their
     * namespaces and of the integrations that they refer to.
     *
     * @param notes takes what is worth saying beside the result
     * @throws KubernetesClientException where they cannot be read
     */
    public Declared around(Declared declared, Consumer<String> notes) {
        try {
            return declared(Optional.empty());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            List<String> namespaces = declared.namespaces();
            notes.accept("not every namespace may be read; looked at: " + String.join(", ", namespaces));
            return Declared.of(namespaces.stream()
                    .flatMap(namespace -> declared(Optional.of(namespace)).customResources())
                    .toList());
        }
    }

    Optional<Secret> secret(String namespace, String name) {
        return Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get());
    }

    @Override
    public void close() {
        client.close();
    }

    private <R extends HasMetadata> Stream<R> list(Class<R> kind, Optional<String> namespace) {
        try {
            return namespace
                    .map(name -> client.resources(kind).inNamespace(name).list().getItems())
                    .orElseGet(
                            () -> client.resources(kind).inAnyNamespace().list().getItems())
                    .stream();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Stream.empty(); // the CustomResourceDefinitions are not installed
            }
            throw e;
        }
    }

    private static KubernetesClient client(Config config, DryRun dryRun) {
        config.setRequestTimeout(PATIENCE_MILLIS);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestRetryBackoffLimit(1);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new OkHttpClientFactory() {
                    @Override
                    protected void additionalConfig(OkHttpClient.Builder builder) {
                        builder.addInterceptor(dryRun);
                    }
                })
                .build();
    }
}
