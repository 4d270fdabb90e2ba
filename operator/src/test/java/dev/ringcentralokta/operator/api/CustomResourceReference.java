package dev.ringcentralokta.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The reference of the custom resources for people, written from the CRDs. */
final class CustomResourceReference {

    private static final String HEAD =
            """
            # Custom resources

            <!-- Generated from the CRDs; change dev.ringcentralokta.operator.api.v1alpha1 and run
                 mvn verify -Dupdate.generated=true -->

            Group `ringcentral-okta.dev`, version `v1alpha1`, namespaced, category `ringcentral`
            (`kubectl get ringcentral` lists all three). A field without a default may be left out unless it is **required**.
            """;

    private CustomResourceReference() {}

    static String markdown(List<Definition> definitions) {
        return definitions.stream().map(CustomResourceReference::kind).collect(Collectors.joining("", HEAD, ""));
    }

    private static String kind(Definition definition) {
        JsonNode names = definition.crd().at("/spec/names");
        return """

                ## %s

                %s Short name `%s`.

                | Field | Type | Default | What it means |
                |---|---|---|---|
                %s

                ### Status of %s

                | Field | Type | What it means |
                |---|---|---|
                %s
                """
                .formatted(
                        definition.kind(),
                        definition.schema().path("description").asText(),
                        names.at("/shortNames/0").asText(),
                        rows(definition, "spec", Field::specRow),
                        definition.kind(),
                        rows(definition, "status", Field::statusRow));
    }

    private static String rows(Definition definition, String section, Function<Field, String> row) {
        JsonNode schema = definition.schema().path("properties").path(section);
        Field root = new Field(section, schema, true);
        return Stream.concat(root.rules().isEmpty() ? Stream.of() : Stream.of(root), root.descendants())
                .map(row)
                .collect(Collectors.joining("\n"));
    }

    /** One field of a schema, with its path. */
    private record Field(String path, JsonNode schema, boolean required) {

        private Stream<Field> descendants() {
            Stream<Field> properties = schema.path("properties").properties().stream()
                    .map(property -> child(property.getKey(), property.getValue()));
            Stream<Field> items = new Field(path + "[]", schema.path("items"), false).descendantsIfAny();
            return Stream.concat(
                    properties.flatMap(field -> Stream.concat(Stream.of(field), field.descendants())), items);
        }

        private Stream<Field> descendantsIfAny() {
            return schema.isMissingNode() ? Stream.of() : descendants();
        }

        private Field child(String name, JsonNode childSchema) {
            boolean isRequired = texts(schema.path("required")).anyMatch(name::equals);
            return new Field(path + "." + name, childSchema, isRequired);
        }

        private String specRow() {
            String value = required ? "**required**" : code(schema.path("default"));
            return "| `%s` | %s | %s | %s%s |".formatted(path, type(), value, description(), rules());
        }

        private String statusRow() {
            return "| `%s` | %s | %s |".formatted(path, type(), description());
        }

        private String type() {
            if (schema.has("enum")) {
                return texts(schema.path("enum"))
                        .map(value -> "`" + value + "`")
                        .collect(Collectors.joining(", "));
            }
            if (schema.has("additionalProperties")) {
                return "map" + upTo("maxProperties", "keys");
            }
            String type = schema.path("type").asText();
            return switch (type) {
                case "array" -> "list" + upTo("maxItems", "items");
                case "string" -> "string" + upTo("maxLength", "characters");
                case "integer" ->
                    schema.has("maximum")
                            ? "integer, %s to %s".formatted(schema.path("minimum"), schema.path("maximum"))
                            : "integer";
                default -> type;
            };
        }

        private String upTo(String limit, String unit) {
            return schema.has(limit) ? ", up to " + schema.path(limit) + " " + unit : "";
        }

        private String description() {
            return escaped(schema.path("description").asText());
        }

        /** What the API server answers where a rule is broken. */
        private String rules() {
            return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
                    .map(rule -> "<br>⚠ " + escaped(rule.path("message").asText()))
                    .collect(Collectors.joining());
        }

        private static String code(JsonNode value) {
            return value.isMissingNode()
                    ? ""
                    : "`" + (value.isTextual() && !value.asText().isEmpty() ? value.asText() : value) + "`";
        }

        private static Stream<String> texts(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
        }

        private static String escaped(String text) {
            return text.replace("|", "\\|").replace("<", "&lt;");
        }
    }
}
