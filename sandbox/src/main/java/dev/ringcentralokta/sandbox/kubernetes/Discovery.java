package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What clients ask to find out what is served: {@code /api}, {@code /apis} and a list for each group version. */
final class Discovery {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final ResourceTypes types;

    Discovery(ResourceTypes types) {
        this.types = types;
    }

    ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    ObjectNode groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        types.all().filter(type -> !type.group().isEmpty()).forEach(type -> groups.computeIfAbsent(
                        type.group(), group -> new TreeSet<>())
                .add(type.version()));
        groups.put("authorization.k8s.io", Set.of("v1"));
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode array = list.putArray("groups");
        groups.forEach((group, versions) -> array.add(group(group, versions)));
        return list;
    }

    /** The types of one group version. */
    ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        if (group.equals("authorization.k8s.io")) {
            resources.add(review());
        }
        types.in(group, version).forEach(type -> {
            resources.add(resource(type));
            if (type.hasStatus()) {
                resources.add(status(type));
            }
        });
        if (resources.isEmpty()) {
            throw ApiException.noSuchResource();
        }
        return list;
    }

    private static ObjectNode group(String group, Set<String> versions) {
        ObjectNode node = Json.object().put("name", group);
        ArrayNode array = node.putArray("versions");
        versions.forEach(version ->
                array.addObject().put("groupVersion", group + "/" + version).put("version", version));
        node.set("preferredVersion", array.get(0).deepCopy());
        return node;
    }

    private static ObjectNode resource(ResourceType type) {
        ObjectNode node = Json.object()
                .put("name", type.names().plural())
                .put("singularName", type.names().singular())
                .put("namespaced", type.namespaced())
                .put("kind", type.names().kind());
        node.set("verbs", Json.strings(VERBS));
        if (!type.names().shortNames().isEmpty()) {
            node.set("shortNames", Json.strings(type.names().shortNames()));
        }
        if (!type.names().categories().isEmpty()) {
            node.set("categories", Json.strings(type.names().categories()));
        }
        return node;
    }

    private static ObjectNode status(ResourceType type) {
        ObjectNode node = Json.object()
                .put("name", type.names().plural() + "/status")
                .put("singularName", "")
                .put("namespaced", type.namespaced())
                .put("kind", type.names().kind());
        node.set("verbs", Json.strings(List.of("get", "patch", "update")));
        return node;
    }

    private static ObjectNode review() {
        ObjectNode node = Json.object()
                .put("name", "selfsubjectaccessreviews")
                .put("singularName", "selfsubjectaccessreview")
                .put("namespaced", false)
                .put("kind", "SelfSubjectAccessReview");
        node.set("verbs", Json.strings(List.of("create")));
        return node;
    }
}
