package dev.ringcentralokta.operator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.sandbox.http.RequestLog;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An operator for the objects of one shard, in this process, and what it writes. */
final class Shard implements AutoCloseable {

    static final String LABEL = "ringcentral-okta.dev/shard";

    /** The objects, by their paths, that are created, changed or deleted. */
    private static final class Writes implements Interceptor {

        private final Set<String> objects = ConcurrentHashMap.newKeySet();

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            String path = request.uri().getPath().replaceFirst("/status$", "");
            if (path.endsWith("/selfsubjectrulesreviews")) {
                return; // asks what it may do, and leaves nothing behind
            }
            if (request.method().equals("POST")) {
                objects.add(path + "/" + name(request.bodyString()));
            } else if (!request.method().equals("GET")) {
                objects.add(path);
            }
        }

        private static String name(String body) {
            try {
                return new ObjectMapper().readTree(body).at("/metadata/name").asText();
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final World world;
    private final String name;
    private final Writes writes = new Writes();
    private final KubernetesClient client;
    private final Replica operator;

    private Shard(World world, String name) {
        this.world = world;
        this.name = name;
        this.client = new KubernetesClientBuilder()
                .withConfig(world.operatorsClient.getConfiguration())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("writes", writes))
                .build();
        world.withWatchSelector(LABEL + "=" + name);
        this.operator = Replica.start(world, name, "operator-" + name, client);
    }

    /** Starts the one for what has the label with this value. */
    static Shard start(World world, String name) {
        return new Shard(world, name);
    }

    /** The manifest of one object, with the label. */
    String labelled(String manifest) {
        return manifest.replaceFirst("metadata: \\{", "metadata: {labels: {" + LABEL + ": " + name + "}, ");
    }

    /** Paths of all objects in the cluster that it has written. */
    Set<String> objects() {
        return new TreeSet<>(writes.objects);
    }

    /** Names of the assignments that it has written. */
    Set<String> assignments() {
        return objects().stream()
                .filter(path -> path.contains("/appassignments/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    /** What it has asked Okta to change. */
    List<RequestLog.Request> oktaWrites() {
        return world.oktaRequests().stream()
                .filter(RequestLog.Request::writes)
                .filter(request -> Newcomers.isBy(name, request))
                .toList();
    }

    @Override
    public void close() {
        operator.close();
        client.close();
    }
}
