package dev.ringcentralokta.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The structural schema of a CustomResourceDefinition, as the API server would hold a manifest against it. Its rules in CEL are
 * the API server's alone.
 */
final class ManifestSchema {

    private final JsonNode spec;
    private final List<String> problems = new ArrayList<>();

    private ManifestSchema(JsonNode spec) {
        this.spec = spec;
    }

    /**
     * What is wrong with a manifest, each with its field.
     *
     * @param plural of the kind, {@code appassignments}
     */
    static List<String> problems(String plural, JsonNode manifest) {
        ManifestSchema schema = new ManifestSchema(load(plural).at("/spec/versions/0/schema/openAPIV3Schema"));
        schema.member("spec", schema.spec.path("properties").path("spec"), manifest.path("spec"), true);
        return schema.problems;
    }

    private static JsonNode load(String plural) {
        String file = "/crds/ringcentral-okta.dev_" + plural + ".yaml";
        try (InputStream definition = Objects.requireNonNull(ManifestSchema.class.getResourceAsStream(file), file)) {
            return new YAMLMapper().readTree(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private void member(String path, JsonNode schema, JsonNode value, boolean required) {
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                problems.add(path + " is missing");
            }
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(path, schema, value);
            case "array" -> array(path, schema, value);
            case "string" -> string(path, schema, value);
            case "integer" -> number(path, schema, value, value.isIntegralNumber(), "a whole number");
            case "number" -> number(path, schema, value, value.isNumber(), "a number");
            case "boolean" -> check(value.isBoolean(), path + " has to be true or false");
            default -> {} // anything goes
        }
    }

    private void object(String path, JsonNode schema, JsonNode value) {
        if (!value.isObject()) {
            problems.add(path + " has to have fields");
            return;
        }
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            String below = path + "." + field.getKey();
            if (known.has(field.getKey())) {
                member(below, known.path(field.getKey()), field.getValue(), false);
            } else if (others.isObject()) {
                member(below, others, field.getValue(), false);
            } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                problems.add(below + ": there is no such field; there are " + names(known));
            }
        });
        schema.path("required")
                .forEach(name ->
                        member(path + "." + name.asText(), MissingNode.getInstance(), value.path(name.asText()), true));
        check(
                value.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE),
                path + " has more than " + schema.path("maxProperties").asInt() + " fields");
    }

    private static String names(JsonNode properties) {
        TreeSet<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private void array(String path, JsonNode schema, JsonNode value) {
        if (!value.isArray()) {
            problems.add(path + " has to be a list");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            member(path + "[" + i + "]", schema.path("items"), value.get(i), true);
        }
        check(
                value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE)
                        && value.size() >= schema.path("minItems").asInt(0),
                path + " has too many or too few items: " + value.size());
    }

    private void string(String path, JsonNode schema, JsonNode value) {
        if (!value.isTextual()) {
            problems.add(path + " has to be text; put it into quotes");
            return;
        }
        String text = value.asText();
        if (schema.has("enum")) {
            List<String> choices = new ArrayList<>();
            schema.path("enum").forEach(choice -> choices.add(choice.asText()));
            check(
                    choices.contains(text),
                    path + " is '" + text + "', and has to be one of " + String.join(", ", choices));
        }
        int length = text.codePointCount(0, text.length());
        check(
                length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                        && length >= schema.path("minLength").asInt(0),
                path + " is too long or too short: " + length + " characters");
    }

    private void number(String path, JsonNode schema, JsonNode value, boolean fits, String what) {
        boolean within = value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE)
                && value.asDouble() <= schema.path("maximum").asDouble(Double.MAX_VALUE);
        check(
                fits && within,
                path + " has to be " + what
                        + (schema.has("minimum") && schema.has("maximum")
                                ? " from " + schema.path("minimum").asText() + " to "
                                        + schema.path("maximum").asText()
                                : ""));
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
