package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells clients which types there are. */
final class Discovery {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final ResourceTypes types;

    Discovery(ResourceTypes types) {
        this.types = types;
    }

    /** All served group versions, {@code v1} first. */
    List<String> apiVersions() {
        return Stream.concat(types.all().stream().map(ResourceType::apiVersion), Stream.of(AccessReviews.API_VERSION))
                .distinct()
                .toList();
    }

    /** The document at {@code /api…} or {@code /apis…}, empty if the path is not one of discovery. */
    Optional<ObjectNode> document(List<String> path) {
        return switch (path.isEmpty() ? "" : path.get(0)) {
            case "api" -> core(path);
            case "apis" -> named(path);
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> core(List<String> path) {
        return switch (path.size()) {
            case 1 -> Optional.of(coreVersions());
            case 2 -> resources(path.get(1));
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> named(List<String> path) {
        return switch (path.size()) {
            case 1 -> Optional.of(groups());
            case 2 -> group(path.get(1));
            case 3 -> resources(path.get(1) + "/" + path.get(2));
            default -> Optional.empty();
        };
    }

    static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0-sandbox")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-11-24T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "none")
                .put("platform", "java");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        apiVersions().stream()
                .filter(apiVersion -> apiVersion.contains("/"))
                .map(apiVersion -> apiVersion.substring(0, apiVersion.indexOf('/')))
                .distinct()
                .flatMap(name -> group(name).stream())
                .forEach(groups::add);
        return list;
    }

    private Optional<ObjectNode> group(String name) {
        List<String> versions = apiVersions().stream()
                .filter(apiVersion -> apiVersion.startsWith(name + "/"))
                .toList();
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode group =
                Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        ArrayNode array = group.putArray("versions");
        versions.forEach(version -> array.add(groupVersion(version)));
        group.set("preferredVersion", groupVersion(versions.get(0)));
        return Optional.of(group);
    }

    private static ObjectNode groupVersion(String apiVersion) {
        return Json.object()
                .put("groupVersion", apiVersion)
                .put("version", apiVersion.substring(apiVersion.indexOf('/') + 1));
    }

    private Optional<ObjectNode> resources(String apiVersion) {
        if (!apiVersions().contains(apiVersion)) {
            return Optional.empty();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", apiVersion);
        ArrayNode resources = list.putArray("resources");
        types.in(apiVersion).forEach(type -> describe(type, resources));
        if (apiVersion.equals(AccessReviews.API_VERSION)) {
            Stream.of(AccessReviews.values()).map(AccessReviews::resource).forEach(resources::add);
        }
        return Optional.of(list);
    }

    private static void describe(ResourceType type, ArrayNode resources) {
        ResourceType.Names names = type.names();
        ObjectNode resource = resource(resources, type, names.plural(), VERBS).put("singularName", names.singular());
        resource.set("shortNames", Json.strings(names.shortNames()));
        resource.set("categories", Json.strings(names.categories()));
        if (type.hasStatus()) {
            resource(resources, type, names.plural() + "/status", STATUS_VERBS).put("singularName", "");
        }
    }

    private static ObjectNode resource(ArrayNode resources, ResourceType type, String name, List<String> verbs) {
        ObjectNode resource = resources
                .addObject()
                .put("name", name)
                .put("namespaced", type.namespaced())
                .put("kind", type.names().kind());
        resource.set("verbs", Json.strings(verbs));
        return resource;
    }
}
