package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The OpenAPI v3 documents that kubectl reads for {@code explain} and to find out that fields are validated here. */
final class OpenApi {

    private final ResourceTypes types;

    OpenApi(ResourceTypes types) {
        this.types = types;
    }

    /** Which documents there are: one for each group version. */
    ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        types.all().map(OpenApi::path).distinct().forEach(path -> paths.putObject(path)
                .put("serverRelativeURL", "/openapi/v3/" + path));
        return index;
    }

    /** The document of one group version. */
    ObjectNode document(String path) {
        List<ResourceType> described =
                types.all().filter(type -> path(type).equals(path)).toList();
        if (described.isEmpty()) {
            throw ApiException.noSuchResource();
        }
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "sandbox");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        described.forEach(type -> {
            collectionPaths(type).forEach(at -> paths.set(at, operations(type)));
            schemas.set(name(type), schema(type));
        });
        return document;
    }

    private static String path(ResourceType type) {
        return type.group().isEmpty() ? "api/" + type.version() : "apis/" + type.apiVersion();
    }

    private static Stream<String> collectionPaths(ResourceType type) {
        String base = "/" + path(type) + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                + type.names().plural();
        return Stream.of(base, base + "/{name}");
    }

    private static ObjectNode operations(ResourceType type) {
        ObjectNode item = Json.object();
        for (String method : List.of("get", "post", "put", "patch")) {
            ObjectNode operation = item.putObject(method);
            ArrayNode parameters = operation.putArray("parameters");
            for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
                parameter.putObject("schema").put("type", "string");
            }
            operation.putObject("responses");
            operation.put("x-kubernetes-action", method);
            operation.set("x-kubernetes-group-version-kind", kind(type));
        }
        return item;
    }

    private static ObjectNode schema(ResourceType type) {
        ObjectNode schema = type.schema().isEmpty()
                ? Json.object().put("type", "object")
                : type.schema().deepCopy();
        ObjectNode properties = schema.withObject("/properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.putObject("metadata").put("type", "object");
        schema.putArray("x-kubernetes-group-version-kind").add(kind(type));
        return schema;
    }

    private static ObjectNode kind(ResourceType type) {
        return Json.object()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.names().kind());
    }

    private static String name(ResourceType type) {
        return (type.group().isEmpty() ? "core" : type.group()) + "." + type.version() + "."
                + type.names().kind();
    }
}
