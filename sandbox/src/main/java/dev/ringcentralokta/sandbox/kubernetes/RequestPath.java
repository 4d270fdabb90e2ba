package dev.ringcentralokta.sandbox.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the path of a request for objects names.
 *
 * @param namespace empty for cluster-scoped objects and for all namespaces
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record RequestPath(String apiVersion, String namespace, String plural, String name, String subresource) {

    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    /** Reads {@code /apis/<group>/<version>/[namespaces/<namespace>/]<plural>[/<name>[/<subresource>]]}. */
    static Optional<RequestPath> parse(String path) {
        List<String> segments = segments(path);
        int prefix = !segments.isEmpty() && segments.get(0).equals("api") ? 2 : 3;
        if (segments.size() <= prefix) {
            return Optional.empty();
        }
        String apiVersion = String.join("/", segments.subList(1, prefix));
        List<String> rest = segments.subList(prefix, segments.size());
        boolean namespaced = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && !(rest.size() == 3 && NAMESPACE_SUBRESOURCES.contains(rest.get(2)));
        String namespace = namespaced ? rest.get(1) : "";
        List<String> object = namespaced ? rest.subList(2, rest.size()) : rest;
        if (object.size() > 3) {
            return Optional.empty();
        }
        return Optional.of(new RequestPath(apiVersion, namespace, object.get(0), at(object, 1), at(object, 2)));
    }

    static List<String> segments(String path) {
        return java.util.Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    Optional<String> namespaceIfAny() {
        return namespace.isEmpty() ? Optional.empty() : Optional.of(namespace);
    }

    private static String at(List<String> segments, int index) {
        return index < segments.size() ? segments.get(index) : "";
    }
}
