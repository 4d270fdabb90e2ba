package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator asks of the Kubernetes API, held against the roles that an installation gives it. The chart and the Roles
 * of single namespaces grant the same, which the tests of the installation compare. What all scenarios of a build have asked
 * is kept in files, for {@link UnusedGrants}.
 */
final class Rights implements Interceptor {

    private static final String NAMESPACES = "namespaces";
    private static final Path CONFIG = Path.of(System.getProperty("project.root", ".."), "config");
    private static final Path ASKED = Path.of(System.getProperty("project.root", ".."), "operator", "target", "rights");

    /** What Kubernetes itself lets everybody ask who has an account. */
    private static final Set<String> OF_EVERYBODY = Set.of("selfsubjectrulesreviews");

    /**
     * A request in the words of a rule.
     *
     * @param group empty for the core
     * @param resource with its subresource
     * @param name of the object; empty for what is asked of all of them, and for what is created
     */
    record Request(String verb, String group, String resource, String name) {

        /** None for what is no resource, such as {@code /version}, which everybody may read. */
        static Optional<Request> of(String method, URI uri) {
            List<String> path = List.of(uri.getPath().substring(1).split("/"));
            return switch (path.get(0)) {
                case "api" -> of(method, uri, "", path.subList(Math.min(2, path.size()), path.size()));
                case "apis" ->
                    of(
                            method,
                            uri,
                            path.size() > 1 ? path.get(1) : "",
                            path.subList(Math.min(3, path.size()), path.size()));
                default -> Optional.empty();
            };
        }

        private static Optional<Request> of(String method, URI uri, String group, List<String> rest) {
            List<String> path = rest.size() > 2 && rest.get(0).equals(NAMESPACES) ? rest.subList(2, rest.size()) : rest;
            if (path.isEmpty()) {
                return Optional.empty();
            }
            String resource = path.size() > 2 ? path.get(0) + "/" + path.get(2) : path.get(0);
            String name = path.size() > 1 ? path.get(1) : "";
            return Optional.of(new Request(verb(method, !name.isEmpty(), uri), group, resource, name));
        }

        private static String verb(String method, boolean named, URI uri) {
            return switch (method) {
                case "POST" -> "create";
                case "PUT" -> "update";
                case "PATCH" -> "patch";
                case "DELETE" -> named ? "delete" : "deletecollection";
                default -> named ? "get" : uri.toString().contains("watch=true") ? "watch" : "list";
            };
        }

        String fileName() {
            return verb + " " + resource.replace('/', '.') + (group.isEmpty() ? "" : "." + group);
        }

        /** All that a rule grants. */
        static Stream<Request> of(PolicyRule rule) {
            return rule.getApiGroups().stream().flatMap(group -> rule.getResources().stream()
                    .flatMap(resource -> rule.getVerbs().stream().map(verb -> new Request(verb, group, resource, ""))));
        }

        private boolean isGrantedBy(PolicyRule rule) {
            return rule.getApiGroups().contains(group)
                    && rule.getResources().contains(resource)
                    && rule.getVerbs().contains(verb)
                    && (rule.getResourceNames().isEmpty()
                            || rule.getResourceNames().contains(name));
        }
    }

    private final Set<Request> requests = ConcurrentHashMap.newKeySet();
    private final Set<URI> outside = ConcurrentHashMap.newKeySet();
    private Set<String> namespaces = Set.of();

    /** Roles in these namespaces are all that is granted; without any, it is all of the cluster. */
    void onlyIn(Set<String> few) {
        namespaces = few;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        Request.of(request.method(), request.uri())
                .filter(asked -> !OF_EVERYBODY.contains(asked.resource()))
                .ifPresent(asked -> {
                    requests.add(asked);
                    if (!namespaces.isEmpty() && namespaces.stream().noneMatch(few -> isIn(few, request.uri()))) {
                        outside.add(request.uri());
                    }
                });
    }

    private static boolean isIn(String namespace, URI uri) {
        return uri.getPath().contains("/" + NAMESPACES + "/" + namespace + "/");
    }

    /** Fails where a cluster would have answered 403. */
    void assertSufficed() {
        assertThat(outside)
                .as("what the operator asked outside of its namespaces")
                .isEmpty();
        List<PolicyRule> rules = granted();
        assertThat(requests)
                .as("what the operator asked of Kubernetes without the right to it")
                .allMatch(request -> rules.stream().anyMatch(request::isGrantedBy));
        keep(requests);
    }

    /** What an installation grants. */
    static List<PolicyRule> granted() {
        return Stream.concat(
                        read("rbac/cluster_role.yaml", ClusterRole.class).getRules().stream(),
                        read("rbac/leases_role.yaml", Role.class).getRules().stream())
                .toList();
    }

    /** What the scenarios of this build have asked so far. */
    static Set<String> asked() {
        try (Stream<Path> files = Files.list(ASKED)) {
            return files.map(Path::getFileName).map(Path::toString).collect(Collectors.toUnmodifiableSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file for each, as several processes run scenarios at the same time. */
    private static void keep(Set<Request> asked) {
        try {
            Files.createDirectories(ASKED);
            for (Request request : asked) {
                Files.writeString(ASKED.resolve(request.fileName()), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String file, Class<T> kind) {
        try {
            return new KubernetesSerialization().unmarshal(Files.readString(CONFIG.resolve(file)), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
