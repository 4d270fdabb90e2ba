package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAPI v3 documents, one per group version. kubectl reads from them what {@code explain} shows, and whether the server
 * validates fields itself.
 */
final class OpenApi {

    private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final Map<String, String> METADATA = Map.ofEntries(
            Map.entry("name", "string"),
            Map.entry("generateName", "string"),
            Map.entry("namespace", "string"),
            Map.entry("labels", "object"),
            Map.entry("annotations", "object"),
            Map.entry("finalizers", "array"),
            Map.entry("uid", "string"),
            Map.entry("resourceVersion", "string"),
            Map.entry("generation", "integer"),
            Map.entry("creationTimestamp", "string"),
            Map.entry("deletionTimestamp", "string"));

    private final ResourceTypes types;

    OpenApi(ResourceTypes types) {
        this.types = types;
    }

    /** The index at {@code /openapi/v3}. */
    ObjectNode index(List<String> apiVersions) {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        apiVersions.forEach(apiVersion -> {
            String path = pathOf(apiVersion);
            // kubectl keeps a document as long as its address stays the same.
            String hash = Integer.toHexString(document(apiVersion).hashCode());
            paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + hash);
        });
        return index;
    }

    /** The document at {@code /openapi/v3/<path>}, empty if there is no such group version. */
    Optional<ObjectNode> at(String path, List<String> apiVersions) {
        return apiVersions.stream()
                .filter(apiVersion -> pathOf(apiVersion).equals(path))
                .map(this::document)
                .findFirst();
    }

    private static String pathOf(String apiVersion) {
        return (apiVersion.contains("/") ? "apis/" : "api/") + apiVersion;
    }

    private ObjectNode document(String apiVersion) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.0");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        schemas.set(OBJECT_META, objectMeta());
        types.in(apiVersion).forEach(type -> {
            paths.set("/" + pathOf(apiVersion) + pathIn(type), operations(type));
            schemas.set(apiVersion.replace('/', '.') + "." + type.names().kind(), schema(type));
        });
        return document;
    }

    private static String pathIn(ResourceType type) {
        return (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                + type.names().plural() + "/{name}";
    }

    private static ObjectNode operations(ResourceType type) {
        ObjectNode path = Json.object();
        ObjectNode patch = path.putObject("patch");
        ObjectNode parameter = patch.putArray("parameters").addObject();
        parameter
                .put("name", "fieldValidation")
                .put("in", "query")
                .putObject("schema")
                .put("type", "string");
        patch.putObject("responses").putObject("200").put("description", "OK");
        patch.set("x-kubernetes-group-version-kind", groupVersionKind(type));
        return path;
    }

    private static ObjectNode schema(ResourceType type) {
        ObjectNode schema = type.schema().isObject() ? type.schema().deepCopy() : Json.object();
        schema.put("type", "object");
        ObjectNode properties = schema.withObject("/properties");
        properties.putObject("apiVersion").put("type", "string").put("description", "Version of this object's schema.");
        properties.putObject("kind").put("type", "string").put("description", "Type of this object.");
        ObjectNode metadata = properties.putObject("metadata").put("description", "Standard object's metadata.");
        metadata.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + OBJECT_META);
        if (!type.isCustom()) {
            schema.put("x-kubernetes-preserve-unknown-fields", true);
        }
        schema.putArray("x-kubernetes-group-version-kind").add(groupVersionKind(type));
        return schema;
    }

    private static ObjectNode groupVersionKind(ResourceType type) {
        return Json.object()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.names().kind());
    }

    private static JsonNode objectMeta() {
        ObjectNode schema = Json.object().put("type", "object").put("description", "Standard object's metadata.");
        ObjectNode properties = schema.putObject("properties");
        METADATA.forEach((name, type) -> {
            ObjectNode property = properties.putObject(name).put("type", type);
            if (type.equals("object")) {
                property.putObject("additionalProperties").put("type", "string");
            } else if (type.equals("array")) {
                property.putObject("items").put("type", "string");
            }
        });
        return schema;
    }
}
