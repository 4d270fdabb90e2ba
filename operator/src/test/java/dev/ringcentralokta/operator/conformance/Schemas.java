package dev.ringcentralokta.operator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Validates values by the schemas of a vendor's document. A schema with a discriminator is the branch that the value
 * names: plain {@code oneOf} fails for the vendors' own examples, as the branches overlap (okta-api.md §13.4, 5). So a
 * {@code oneOf} without one counts as {@code anyOf}. What is {@code readOnly} need not be in a request.
 */
final class Schemas {

    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi30.getInstance())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    private final VendorDocument document;
    private final JsonNode components;
    private final SchemaValidatorsConfig configuration;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Schemas(VendorDocument document, boolean texts) {
        this.document = document;
        ObjectNode relaxed = JsonNodeFactory.instance.objectNode();
        document.schemas().properties().forEach(schema -> relaxed.set(schema.getKey(), relaxed(schema.getValue())));
        this.configuration = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_PATH)
                .typeLoose(texts)
                .build();
        this.components = JsonNodeFactory.instance.objectNode().set("schemas", relaxed);
    }

    /** For values in JSON, which have types. */
    static Schemas ofJson(VendorDocument document) {
        return new Schemas(document, false);
    }

    /** For parameters and forms, which are all texts: what reads as a number counts as one. */
    static Schemas ofTexts(VendorDocument document) {
        return new Schemas(document, true);
    }

    /** Whether the value says which branch of the schema it is meant to be, if the schema asks for that. */
    boolean namesItsBranch(JsonNode schema, JsonNode value) {
        return discriminator(schema).isMissingNode() || !branch(schema, value).isMissingNode();
    }

    /** What of {@code value} breaks the schema, or the branch that it names. */
    Set<ValidationMessage> validate(JsonNode schema, JsonNode value) {
        JsonNode branch = branch(schema, value);
        JsonNode meant = branch.isMissingNode()
                ? schema
                : JsonNodeFactory.instance.objectNode().set("$ref", branch);
        return compiled.computeIfAbsent(meant, this::compile).validate(value);
    }

    private JsonNode branch(JsonNode schema, JsonNode value) {
        JsonNode discriminator = discriminator(schema);
        String name = value.path(discriminator.path("propertyName").asText()).asText();
        return discriminator.path("mapping").path(name);
    }

    private JsonNode discriminator(JsonNode schema) {
        return document.resolve(schema).path("discriminator");
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(relaxed(schema));
        whole.set("components", components);
        return JsonSchemaFactory.builder()
                .metaSchema(DIALECT)
                .defaultMetaSchemaIri(DIALECT.getIri())
                .build()
                .getSchema(whole, configuration);
    }

    private static JsonNode relaxed(JsonNode schema) {
        if (!(schema instanceof ObjectNode)) {
            return schema;
        }
        ObjectNode relaxed = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(keyword -> {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                case "discriminator" -> {}
                case "oneOf", "anyOf" -> relaxed.set("anyOf", relaxedAll(value));
                case "allOf" -> relaxed.set("allOf", relaxedAll(value));
                case "items", "additionalProperties", "not" -> relaxed.set(keyword.getKey(), relaxed(value));
                case "properties" -> {
                    ObjectNode properties = relaxed.putObject("properties");
                    value.properties()
                            .forEach(property -> properties.set(property.getKey(), relaxed(property.getValue())));
                }
                case "required" -> relaxed.set("required", writable(value, schema.path("properties")));
                default -> relaxed.set(keyword.getKey(), value);
            }
        });
        return relaxed;
    }

    private static ArrayNode relaxedAll(JsonNode branches) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        branches.forEach(branch -> all.add(relaxed(branch)));
        return all;
    }

    private static ArrayNode writable(JsonNode required, JsonNode properties) {
        ArrayNode writable = JsonNodeFactory.instance.arrayNode();
        for (JsonNode name : required) {
            if (!properties.path(name.asText()).path("readOnly").asBoolean()) {
                writable.add(name);
            }
        }
        return writable;
    }
}
