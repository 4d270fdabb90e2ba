package dev.ringcentralokta.operator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vendor's OpenAPI 3.0 document, by operations. */
final class VendorDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    private VendorDocument(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                        operations.add(operation(path.getKey(), path.getValue(), member.getKey(), member.getValue()))));
    }

    /** Reads a document; JSON is YAML, too. */
    static VendorDocument read(Path file) {
        try {
            return new VendorDocument(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Operation> operation(String method, String path) {
        List<String> segments = segments(path);
        return operations.stream()
                .filter(operation -> operation.matches(method, segments))
                .min(Comparator.comparingLong(Operation::placeholders));
    }

    /** The components' schemas, which the schemas of operations refer to. */
    JsonNode schemas() {
        return root.path("components").path("schemas");
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
    }

    private Operation operation(String path, JsonNode pathItem, String method, JsonNode node) {
        Map<String, JsonNode> query = new HashMap<>();
        List<String> required = new ArrayList<>();
        for (JsonNode parameters : List.of(pathItem.path("parameters"), node.path("parameters"))) {
            for (JsonNode reference : parameters) {
                JsonNode parameter = resolve(reference);
                String name = parameter.path("name").asText();
                if (parameter.path("in").asText().equals("query")) {
                    query.put(name, schemaOf(parameter));
                    if (parameter.path("required").asBoolean()) {
                        required.add(name);
                    }
                }
            }
        }
        JsonNode body = resolve(node.path("requestBody"));
        Map<String, JsonNode> bodies = new HashMap<>();
        body.path("content").properties().forEach(type -> bodies.put(type.getKey(), schemaOf(type.getValue())));
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                segments(path),
                query,
                required,
                bodies,
                body.path("required").asBoolean());
    }

    private static JsonNode schemaOf(JsonNode node) {
        JsonNode schema = node.path("schema");
        return schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : schema;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
