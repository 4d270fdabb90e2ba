package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a CustomResourceDefinition declares. */
final class CustomTypes {

    private CustomTypes() {}

    /** The served versions of the definition. */
    static List<ResourceType> of(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        return Json.stream(spec.path("versions"))
                .filter(version -> version.path("served").asBoolean())
                .map(version -> type(spec, version))
                .toList();
    }

    /** Says in the definition's status that its types are served. */
    static void establish(ObjectNode definition, Instant now) {
        ObjectNode status = definition.putObject("status");
        status.set("acceptedNames", definition.path("spec").path("names").deepCopy());
        status.putArray("storedVersions")
                .add(definition
                        .path("spec")
                        .path("versions")
                        .path(0)
                        .path("name")
                        .asText());
        Stream.of("NamesAccepted", "Established").forEach(type -> status.withArray("/conditions")
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
                .put("message", "served by the sandbox")
                .put("lastTransitionTime", now.toString()));
    }

    private static ResourceType type(JsonNode spec, JsonNode version) {
        JsonNode names = spec.path("names");
        JsonNode schema = version.path("schema").path("openAPIV3Schema");
        String kind = names.path("kind").asText();
        return new ResourceType(
                spec.path("group").asText(),
                version.path("name").asText(),
                new ResourceType.Names(
                        names.path("plural").asText(),
                        names.path("singular").asText(kind.toLowerCase(java.util.Locale.ROOT)),
                        kind,
                        names.path("listKind").asText(kind + "List"),
                        Json.strings(names.path("shortNames")),
                        Json.strings(names.path("categories"))),
                spec.path("scope").asText().equals("Namespaced"),
                spec.path("group").asText() + "/" + names.path("plural").asText(),
                version.path("subresources").has("status"),
                schema,
                Optional.of(CustomResourceSchema.of(schema)),
                columns(version.path("additionalPrinterColumns")));
    }

    private static List<Column> columns(JsonNode declared) {
        Stream<Column> own = Json.stream(declared).map(CustomTypes::column);
        boolean age = declared.isMissingNode() || declared.isEmpty();
        return Stream.of(Stream.of(Column.ofName()), own, age ? Stream.of(Column.ofAge()) : Stream.<Column>empty())
                .flatMap(columns -> columns)
                .toList();
    }

    private static Column column(JsonNode declared) {
        FieldPath path = FieldPath.parse(declared.path("jsonPath").asText());
        String type = declared.path("type").asText();
        Column.Cell cell = type.equals("date")
                ? (object, now) ->
                        path.first(object).map(at -> Column.since(at, now)).orElse(TextNode.valueOf(""))
                : (object, now) -> path.first(object).orElse(NullNode.getInstance());
        return new Column(
                declared.path("name").asText(),
                type,
                declared.path("format").asText(),
                declared.path("description").asText(),
                declared.path("priority").asInt(),
                cell);
    }
}
