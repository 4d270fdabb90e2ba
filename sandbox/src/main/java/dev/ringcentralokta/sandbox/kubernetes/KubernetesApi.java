package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Kubernetes API server on the loopback address, without users and without a node: stock kubectl and client libraries
 * work on it, custom resources are validated by their CRDs, and nothing is ever run.
 */
public final class KubernetesApi implements AutoCloseable {

    private static final String KUBECONFIG =
            """
            apiVersion: v1
            kind: Config
            current-context: sandbox
            clusters:
              - name: sandbox
                cluster:
                  server: %s
            users:
              - name: sandbox
                user: {}
            contexts:
              - name: sandbox
                context:
                  cluster: sandbox
                  user: sandbox
                  namespace: default
            """;
    /** The field manager of {@code kubectl apply --server-side}, so that a person can go on with what was applied here. */
    private static final String MANAGER = "kubectl";

    private final ObjectStore store = new ObjectStore();
    private final ResourceTypes types = new ResourceTypes();
    private final Background background = new Background();
    private final Mutations mutations;
    private final SimulatedServer server;

    private KubernetesApi(int port, Clock clock) {
        mutations = new Mutations(store, types, clock);
        Deletions deletions = new Deletions(store, clock);
        background.run(store, new GarbageCollector(store, types, mutations, deletions)::observe);
        background.run(store, new Terminations(store, types, mutations, deletions)::observe);
        ObjectRequests requests =
                new ObjectRequests(new Queries(store), mutations, deletions, new WatchStreams(store), clock);
        Routes routes = new Routes(types, requests);
        server = SimulatedServer.start(
                Optional.empty(), port, KubernetesApi::bucket, config -> config.router.mount(routes::addTo));
        List.of("default", "kube-system").forEach(this::createNamespace);
    }

    /**
     * Starts an API server with the namespaces default and kube-system.
     *
     * @param port the port; 0 takes a free one
     * @param clock gives timestamps and ages
     */
    public static KubernetesApi start(int port, Clock clock) {
        return new KubernetesApi(port, clock);
    }

    /** Where the server listens, plain HTTP. */
    public URI url() {
        return server.url();
    }

    /** The answered calls; the bucket is verb and resource, {@code PATCH secrets}. */
    public CallLog calls() {
        return server.calls();
    }

    /** The faults that will befall calls. */
    public Faults faults() {
        return server.faults();
    }

    /**
     * Writes a kubeconfig for this server, with namespace default.
     *
     * @param folder an existing folder, where the file {@code kubeconfig} is written
     * @return the file
     */
    public Path writeKubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG.formatted(url()));
    }

    /** Applies all manifests of a file; see {@link #apply(InputStream)}. */
    public void apply(Path yaml) throws IOException {
        try (InputStream in = Files.newInputStream(yaml)) {
            apply(in);
        }
    }

    /**
     * Creates or updates objects as {@code kubectl apply --server-side --force-conflicts} does, in the order given.
     *
     * @param yaml one or more documents
     * @throws IllegalArgumentException if an object is refused; the message is the API server's
     */
    public void apply(InputStream yaml) throws IOException {
        for (ObjectNode manifest : Json.yamlDocuments(yaml)) {
            try {
                apply(manifest);
            } catch (ApiException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        store.closeWatches();
        server.close();
        background.close();
    }

    private void apply(ObjectNode manifest) {
        String apiVersion = manifest.path("apiVersion").asText();
        String kind = manifest.path("kind").asText();
        ResourceType type = types.byKind(apiVersion, kind)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no matches for kind \"%s\" in version \"%s\"".formatted(kind, apiVersion)));
        ApiObject object = new ApiObject(manifest);
        String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        ObjectKey key = new ObjectKey(type.namespaced() ? namespace : "", object.name());
        mutations.apply(new Target(type, key, false), manifest, WriteOptions.of(MANAGER));
    }

    private void createNamespace(String name) {
        ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", name);
        apply(namespace);
    }

    private static String bucket(Context context) {
        String resource = RequestPath.parse(context.path())
                .map(path -> path.subresource().isEmpty() ? path.plural() : path.plural() + "/" + path.subresource())
                .orElse("discovery");
        return context.method().name().toUpperCase(Locale.ROOT) + " " + resource;
    }
}
