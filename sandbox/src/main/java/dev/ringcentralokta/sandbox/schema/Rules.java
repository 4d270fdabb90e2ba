package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The CEL rules of a schema, at every level, in the shape of the schema. */
final class Rules {

    private static final String KEYWORD = "x-kubernetes-validations";

    private final JsonNode schema;
    private final List<Rule> own;
    private final Map<String, Rules> properties = new LinkedHashMap<>();
    private final Optional<Rules> additionalProperties;
    private final Optional<Rules> items;

    private Rules(JsonNode schema, String place) {
        this.schema = schema;
        CelEnvironment cel = new CelEnvironment(place, schema);
        String type = schema.path("type").asText();
        own = StreamSupport.stream(schema.path(KEYWORD).spliterator(), false)
                .map(rule -> Rule.compile(rule, type, cel))
                .toList();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(
                        property.getKey(),
                        new Rules(property.getValue(), place + "." + CelNames.escape(property.getKey()))));
        additionalProperties = at("additionalProperties", place + ".values");
        items = at("items", place + ".items");
    }

    private Optional<Rules> at(String keyword, String place) {
        return Optional.of(schema.path(keyword)).filter(JsonNode::isObject).map(child -> new Rules(child, place));
    }

    /**
     * Compiles all rules.
     *
     * @throws IllegalArgumentException where one does not compile
     */
    static Rules of(JsonNode schema) {
        return new Rules(schema, "self");
    }

    List<FieldError> errors(JsonNode value, Optional<? extends JsonNode> old) {
        List<FieldError> errors = new ArrayList<>();
        check(value, old, "", errors);
        return errors;
    }

    private void check(JsonNode value, Optional<? extends JsonNode> old, String path, List<FieldError> errors) {
        own.forEach(rule -> rule.check(CelValues.of(value, schema), old.map(o -> CelValues.of(o, schema)), path)
                .ifPresent(errors::add));
        value.properties().forEach(field -> rulesOf(field.getKey())
                .ifPresent(rules -> rules.check(
                        field.getValue(),
                        old.flatMap(o -> present(o.path(field.getKey()))),
                        child(path, field.getKey()),
                        errors)));
        items.ifPresent(rules -> {
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                JsonNode item = value.get(i);
                rules.check(item, old.flatMap(list -> counterpart(item, list)), path + "[" + i + "]", errors);
            }
        });
    }

    private Optional<Rules> rulesOf(String field) {
        return Optional.ofNullable(properties.get(field)).or(() -> additionalProperties);
    }

    /** The item of the old list that is the same one; transition rules do not apply where items have no identity. */
    private Optional<JsonNode> counterpart(JsonNode item, JsonNode oldList) {
        JsonNode identity = ListIdentity.of(item, schema);
        return StreamSupport.stream(oldList.spliterator(), false)
                .filter(old -> !identity.isMissingNode() && identity.equals(ListIdentity.of(old, schema)))
                .findFirst();
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return Optional.of(value).filter(present -> !present.isMissingNode());
    }

    private static String child(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
