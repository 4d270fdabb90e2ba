package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the types that a CustomResourceDefinition defines. */
final class CustomResourceDefinitions {

    private CustomResourceDefinitions() {}

    /**
     * The served versions.
     *
     * @throws ApiException 422 if a schema or a printer column cannot be used
     */
    static List<ResourceType> types(JsonNode definition) {
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : definition.path("spec").path("versions")) {
            if (version.path("served").asBoolean()) {
                types.add(type(definition, version));
            }
        }
        return types;
    }

    /** Fills in names and the status that the API server's controllers set a moment after a real CRD is created. */
    static void establish(ObjectNode definition, String now) {
        ObjectNode names = definition.withObject("/spec").withObject("/names");
        String kind = names.path("kind").asText();
        if (!names.has("singular")) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (!names.has("listKind")) {
            names.put("listKind", kind + "List");
        }
        ObjectNode status = definition.withObject("/status");
        status.set("acceptedNames", names.deepCopy());
        ArrayNode stored = status.putArray("storedVersions");
        Json.stream(definition.path("spec").path("versions"))
                .filter(version -> version.path("storage").asBoolean())
                .forEach(version -> stored.add(version.path("name").asText()));
        if (!status.has("conditions")) {
            ArrayNode conditions = status.putArray("conditions");
            conditions.add(condition("NamesAccepted", "NoConflicts", "no conflicts found", now));
            conditions.add(
                    condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now));
        }
    }

    private static ObjectNode condition(String type, String reason, String message, String now) {
        return Json.object()
                .put("type", type)
                .put("status", "True")
                .put("reason", reason)
                .put("message", message)
                .put("lastTransitionTime", now);
    }

    private static ResourceType type(JsonNode definition, JsonNode version) {
        JsonNode spec = definition.path("spec");
        JsonNode schema = version.path("schema").path("openAPIV3Schema");
        String group = spec.path("group").asText();
        ResourceType.Names names = names(spec.path("names"));
        return new ResourceType(
                group,
                version.path("name").asText(),
                names,
                spec.path("scope").asText().equals("Namespaced"),
                names.plural() + "." + group,
                version.path("subresources").has("status"),
                schema,
                Optional.of(compiled(definition, schema)),
                columns(version.path("additionalPrinterColumns")),
                Map.of(),
                Json.stream(version.path("selectableFields"))
                        .map(field -> field.path("jsonPath").asText().substring(1))
                        .toList());
    }

    private static CustomResourceSchema compiled(JsonNode definition, JsonNode schema) {
        try {
            return CustomResourceSchema.of(schema);
        } catch (IllegalArgumentException e) {
            String name = definition.path("metadata").path("name").asText();
            FieldError error = new FieldError(
                    "spec.versions[].schema.openAPIV3Schema", "FieldValueInvalid", "Invalid value: " + e.getMessage());
            throw ApiException.invalid(BuiltInTypes.DEFINITIONS, name, List.of(error));
        }
    }

    private static ResourceType.Names names(JsonNode names) {
        String kind = names.path("kind").asText();
        return new ResourceType.Names(
                names.path("plural").asText(),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                kind,
                names.path("listKind").asText(kind + "List"),
                Json.strings(names.path("shortNames")),
                Json.strings(names.path("categories")));
    }

    private static List<Column> columns(JsonNode declared) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.named());
        declared.forEach(column -> columns.add(column(column)));
        if (declared.isEmpty()) {
            columns.add(Column.age());
        }
        return List.copyOf(columns);
    }

    private static Column column(JsonNode declared) {
        JsonPath path = JsonPath.parse(declared.path("jsonPath").asText());
        String type = declared.path("type").asText();
        return new Column(
                declared.path("name").asText(),
                // The API server turns dates into ages itself.
                type.equals("date") ? "string" : type,
                declared.path("format").asText(),
                declared.path("description").asText(),
                declared.path("priority").asInt(),
                (object, now) -> path.first(object)
                        .filter(value -> !value.isNull())
                        .map(value -> cell(value, type, now))
                        .orElse(NullNode.getInstance()));
    }

    private static JsonNode cell(JsonNode value, String type, Instant now) {
        return switch (type) {
            case "date" -> Column.since(value, now);
            case "string" -> value.isTextual() ? value : TextNode.valueOf(value.toString());
            default -> value;
        };
    }
}
