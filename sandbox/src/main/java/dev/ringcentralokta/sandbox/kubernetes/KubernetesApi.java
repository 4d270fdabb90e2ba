package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A small Kubernetes API that stock kubectl and client libraries can talk to: discovery, tables, watches, server-side
 * apply, finalizers, and custom resources that are defaulted and validated by their definitions. Nothing runs behind it.
 */
public final class KubernetesApi implements AutoCloseable {

    private static final List<String> NAMESPACES = List.of("default", "kube-system");

    private final Watches watches;
    private final SimulatedServer server;

    private KubernetesApi(int port, Clock clock) {
        ObjectStore store = new ObjectStore();
        ResourceTypes types = new ResourceTypes();
        Tables tables = new Tables(clock);
        Resources resources = new Resources(store, new Cascade(store, types, clock), clock);
        NAMESPACES.forEach(name -> createNamespace(types, resources, name));
        watches = new Watches(store, tables);
        Routes routes = new Routes(types, store, resources, tables, watches);
        server = SimulatedServer.start(
                Optional.empty(),
                port,
                context -> context.method().name(),
                config -> config.router.mount(routes::mount));
    }

    /**
     * Starts an empty cluster.
     *
     * @param port the port; 0 takes a free one
     */
    public static KubernetesApi start(int port, Clock clock) {
        return new KubernetesApi(port, clock);
    }

    /** Where the API is served. */
    public URI url() {
        return server.url();
    }

    /** The calls that were answered; watches are counted when they end. */
    public CallLog calls() {
        return server.calls();
    }

    /** The faults that will befall calls. */
    public Faults faults() {
        return server.faults();
    }

    /** Writes a kubeconfig for stock kubectl into {@code folder}, and returns its path. */
    public Path writeKubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
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
                current-context: sandbox
                """
                        .formatted(url()));
    }

    @Override
    public void close() {
        watches.close();
        server.close();
    }

    private static void createNamespace(ResourceTypes types, Resources resources, String name) {
        Target target =
                new Target(types.find("", "v1", "namespaces").orElseThrow(), Optional.empty(), Optional.of(name), "");
        ObjectNode namespace = Json.object();
        namespace.putObject("status").put("phase", "Active");
        resources.create(target, namespace, new Writer("sandbox", false, false));
    }
}
