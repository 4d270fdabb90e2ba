package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Validates by the OpenAPI part of the schema, with the API server's wording. */
final class SchemaValidation {

    private static final Pattern ROOT = Pattern.compile("^\\$\\.?");

    private final JsonNode schema;
    private final JsonSchema validator;

    SchemaValidation(JsonNode schema) {
        this.schema = schema;
        JsonMetaSchema structural = JsonMetaSchema.builder(OpenApi30.getInstance())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        validator = JsonSchemaFactory.builder()
                .metaSchema(structural)
                .defaultMetaSchemaIri(structural.getIri())
                .build()
                .getSchema(schema);
    }

    List<FieldError> errors(JsonNode resource) {
        return Stream.concat(
                        validator.validate(resource).stream().map(SchemaValidation::error),
                        duplicates(resource, schema, "").stream())
                .toList();
    }

    private static FieldError error(ValidationMessage violation) {
        String field = field(violation.getInstanceLocation());
        JsonNode value = violation.getInstanceNode();
        JsonNode limit = violation.getSchemaNode();
        String inBody = field + " in body ";
        return switch (violation.getType()) {
            case "required" ->
                new FieldError(child(field, violation.getProperty()), "FieldValueRequired", "Required value");
            case "type" -> wrongType(field, value, limit.asText());
            case "enum" -> unsupported(field, value, limit);
            case "maxLength" ->
                new FieldError(field, "FieldValueTooLong", "Too long: may not be more than " + limit + " bytes");
            case "maxItems", "maxProperties" ->
                new FieldError(
                        field,
                        "FieldValueTooMany",
                        "Too many: " + value.size() + ": must have at most " + limit + " items");
            case "minLength" ->
                FieldError.invalid(field, value.toString(), inBody + "should be at least " + limit + " chars long");
            case "minItems" ->
                FieldError.invalid(field, "" + value.size(), inBody + "should have at least " + limit + " items");
            case "minProperties" ->
                FieldError.invalid(field, "" + value.size(), inBody + "should have at least " + limit + " properties");
            case "minimum" ->
                FieldError.invalid(field, value.toString(), inBody + "should be greater than or equal to " + limit);
            case "maximum" ->
                FieldError.invalid(field, value.toString(), inBody + "should be less than or equal to " + limit);
            case "pattern" ->
                FieldError.invalid(field, value.toString(), inBody + "should match '" + limit.asText() + "'");
            default -> FieldError.invalid(field, value.toString(), violation.getMessage());
        };
    }

    private static FieldError wrongType(String field, JsonNode value, String type) {
        String is = '"' + JsonTypes.nameOf(value) + '"';
        return new FieldError(
                field,
                "FieldValueTypeInvalid",
                "Invalid value: %s: %s in body must be of type %s: %s".formatted(is, field, type, is));
    }

    private static FieldError unsupported(String field, JsonNode value, JsonNode supported) {
        String values = StreamSupport.stream(supported.spliterator(), false)
                .map(JsonNode::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return new FieldError(
                field, "FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + values);
    }

    /** JSON schema has no lists that are sets or maps; Kubernetes does. */
    private static List<FieldError> duplicates(JsonNode value, JsonNode schema, String path) {
        List<FieldError> found = new ArrayList<>();
        if (value.isArray()) {
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                String at = path + "[" + i + "]";
                JsonNode identity = ListIdentity.of(value.get(i), schema);
                if (!identity.isMissingNode() && !seen.add(identity)) {
                    found.add(new FieldError(at, "FieldValueDuplicate", "Duplicate value: " + identity));
                }
                found.addAll(duplicates(value.get(i), schema.path("items"), at));
            }
        }
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            found.addAll(duplicates(value.path(name), property.getValue(), child(path, name)));
        });
        return found;
    }

    private static String field(JsonNodePath location) {
        return ROOT.matcher(location.toString()).replaceFirst("");
    }

    private static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
