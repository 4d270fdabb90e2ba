package dev.ringcentralokta.sandbox.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a request points at.
 *
 * @param type the type of object
 * @param namespace the namespace; none for all of them, and for cluster-scoped types
 * @param name the object; none for the collection
 * @param subresource {@code status}, or nothing
 */
record Target(ResourceType type, Optional<String> namespace, Optional<String> name, String subresource) {

    private static final Pattern PATH = Pattern.compile("/(?:api|apis/([^/]+))/([^/]+)(?:/watch)?"
            + "(?:/namespaces/([^/]+)(?=/[^/]+))?/([^/]+)(?:/([^/]+))?(?:/(status))?");

    /** Reads a path such as {@code /apis/group/v1/namespaces/default/things/one/status}. */
    static Optional<Target> of(String path, ResourceTypes types) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean ofNamespaceItself = "status".equals(matcher.group(4)) || "finalize".equals(matcher.group(4));
        if (ofNamespaceItself) {
            return types.find("", "v1", "namespaces")
                    .map(type -> new Target(type, Optional.empty(), Optional.of(matcher.group(3)), matcher.group(4)));
        }
        String group = Optional.ofNullable(matcher.group(1)).orElse("");
        return types.find(group, matcher.group(2), matcher.group(4))
                .map(type -> new Target(
                        type,
                        Optional.ofNullable(matcher.group(3)),
                        Optional.ofNullable(matcher.group(5)),
                        Optional.ofNullable(matcher.group(6)).orElse("")));
    }

    boolean ofStatus() {
        return subresource.equals("status");
    }

    ObjectKey key() {
        return new ObjectKey(namespace.orElse(""), name.orElse(""));
    }
}
