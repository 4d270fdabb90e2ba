package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.kubernetes.WriteOptions.FieldValidation;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an API server does to an object between reading and storing it: prune, default, validate. */
final class Admission {

    /** The object as it may be stored. */
    record Admitted(ObjectNode object, List<String> warnings) {}

    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_NAME = 253;
    private static final String NOT_A_NAME = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
            + " regex used for validation is"
            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private Admission() {}

    /**
     * Prunes, fills in defaults and validates.
     *
     * @param old what is stored now, empty on creation
     * @throws ApiException 400 for unknown fields where validation is strict, 422 if the object is invalid
     */
    static Admitted admit(
            ResourceType type, ObjectNode object, Optional<ApiObject> old, FieldValidation validation, String now) {
        if (old.isEmpty()) {
            checkName(type, object.path("metadata").path("name").asText());
        }
        if (type.validation().isPresent()) {
            return custom(type, type.validation().get(), object, old, validation);
        }
        builtIn(type, object, old, now);
        return new Admitted(object, List.of());
    }

    private static Admitted custom(
            ResourceType type,
            CustomResourceSchema schema,
            ObjectNode object,
            Optional<ApiObject> old,
            FieldValidation validation) {
        List<String> unknown = schema.unknownFields(object).stream()
                .map(field -> "unknown field \"" + field + "\"")
                .toList();
        if (validation == FieldValidation.STRICT && !unknown.isEmpty()) {
            String kind = type.names().kind();
            throw ApiException.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(kind, type.version(), kind, String.join(", ", unknown)));
        }
        ObjectNode defaulted = schema.defaulted(object);
        List<FieldError> errors = schema.validate(defaulted, old.map(ApiObject::json));
        if (!errors.isEmpty()) {
            throw ApiException.invalid(
                    type, object.path("metadata").path("name").asText(), errors);
        }
        return new Admitted(defaulted, validation == FieldValidation.WARN ? unknown : List.of());
    }

    private static void checkName(ResourceType type, String name) {
        boolean rbac = type.group().equals("rbac.authorization.k8s.io");
        if (name.isEmpty()) {
            refuse(type, name, "FieldValueRequired", "Required value: name or generateName is required");
        } else if (!rbac
                && (name.length() > LONGEST_NAME || !DNS_SUBDOMAIN.matcher(name).matches())) {
            refuse(type, name, "FieldValueInvalid", "Invalid value: \"" + name + "\": " + NOT_A_NAME);
        }
    }

    private static void refuse(ResourceType type, String name, String reason, String message) {
        throw ApiException.invalid(type, name, List.of(new FieldError("metadata.name", reason, message)));
    }

    private static void builtIn(ResourceType type, ObjectNode object, Optional<ApiObject> old, String now) {
        switch (type.groupKind()) {
            case "Secret" -> secret(type, object, old);
            case "Namespace" -> namespace(object);
            case "CustomResourceDefinition.apiextensions.k8s.io" -> definition(type, object, now);
            default -> {}
        }
    }

    private static void secret(ResourceType type, ObjectNode secret, Optional<ApiObject> old) {
        if (!secret.hasNonNull("type")) {
            secret.put("type", "Opaque");
        }
        JsonNode plain = secret.remove("stringData");
        if (plain != null) {
            for (Map.Entry<String, JsonNode> entry : plain.properties()) {
                byte[] value = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
                secret.withObject("/data")
                        .put(entry.getKey(), Base64.getEncoder().encodeToString(value));
            }
        }
        List<FieldError> errors = secret.path("data").properties().stream()
                .filter(entry -> !isBase64(entry.getValue().asText()))
                .map(entry -> new FieldError(
                        "data." + entry.getKey(), "FieldValueInvalid", "Invalid value: must be base64-encoded"))
                .toList();
        List<FieldError> all = Stream.concat(errors.stream(), old.stream().flatMap(before -> immutable(before, secret)))
                .toList();
        if (!all.isEmpty()) {
            throw ApiException.invalid(
                    type, secret.path("metadata").path("name").asText(), all);
        }
    }

    private static Stream<FieldError> immutable(ApiObject before, ObjectNode secret) {
        if (!before.json().path("immutable").asBoolean()) {
            return Stream.empty();
        }
        boolean released = !secret.path("immutable").asBoolean();
        boolean changed = !secret.path("data").equals(before.json().path("data"));
        return Stream.concat(
                        released ? Stream.of("immutable") : Stream.empty(),
                        changed ? Stream.of("data") : Stream.empty())
                .map(field -> new FieldError(
                        field, "FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set"));
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void namespace(ObjectNode namespace) {
        JsonNode metadata = namespace.path("metadata");
        boolean terminating = metadata.hasNonNull("deletionTimestamp");
        namespace.withObject("/status").put("phase", terminating ? "Terminating" : "Active");
        namespace
                .withObject("/metadata")
                .withObject("/labels")
                .put("kubernetes.io/metadata.name", metadata.path("name").asText());
    }

    private static void definition(ResourceType type, ObjectNode definition, String now) {
        JsonNode spec = definition.path("spec");
        String expected = spec.path("names").path("plural").asText() + "."
                + spec.path("group").asText();
        String name = definition.path("metadata").path("name").asText();
        if (!name.equals(expected)) {
            String message = "Invalid value: \"%s\": must be spec.names.plural+\".\"+spec.group".formatted(name);
            refuse(type, name, "FieldValueInvalid", message);
        }
        CustomResourceDefinitions.establish(definition, now);
    }

    /** Joins warnings for one {@code Warning} header. */
    static String header(List<String> warnings) {
        return warnings.stream()
                .map(warning -> "299 - \"" + warning.replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", "));
    }
}
