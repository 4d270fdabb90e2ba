package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The structural schema of one version of a CRD, ready to be applied to its resources. Thread-safe; rules are compiled
 * once.
 */
public final class CustomResourceSchema {

    /** The API server looks at rules only when the schema finds none of these. */
    private static final Set<String> BLOCKING = Set.of(
            "FieldValueRequired",
            "FieldValueTypeInvalid",
            "FieldValueNotSupported",
            "FieldValueTooLong",
            "FieldValueTooMany");

    private static final FieldError NOT_ALL_CHECKED = FieldError.invalid(
            "<nil>",
            "null",
            "some validation rules were not checked because the object was invalid; correct the existing errors to"
                    + " complete validation");

    private final Pruning pruning;
    private final Defaulting defaulting;
    private final SchemaValidation validation;
    private final Rules rules;

    private CustomResourceSchema(JsonNode schema) {
        pruning = new Pruning(schema);
        defaulting = new Defaulting(schema);
        validation = new SchemaValidation(schema);
        rules = Rules.of(schema);
    }

    /**
     * Reads {@code schema.openAPIV3Schema} of a CRD version.
     *
     * @throws IllegalArgumentException where a rule of {@code x-kubernetes-validations} does not compile; names the rule
     */
    public static CustomResourceSchema of(JsonNode openApiV3Schema) {
        return new CustomResourceSchema(openApiV3Schema);
    }

    /**
     * The resource as the API server stores it: without unknown fields and with defaults, which fill in only inside
     * objects that are present or have a default themselves. The argument stays as it is.
     */
    public ObjectNode defaulted(ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        pruning.prune(copy);
        defaulting.fillIn(copy);
        return copy;
    }

    /** Paths of fields that the schema does not know, as in {@code spec.foo}; {@code fieldValidation=Strict} refuses them. */
    public List<String> unknownFields(ObjectNode resource) {
        return pruning.prune(resource.deepCopy());
    }

    /**
     * Everything wrong with {@code resource}, which has been defaulted: first by schema, then, where that found nothing
     * that would mislead them, by CEL rules.
     *
     * @param old what is stored now, for transition rules ({@code oldSelf}); empty on creation
     */
    public List<FieldError> validate(ObjectNode resource, Optional<ObjectNode> old) {
        List<FieldError> errors = new ArrayList<>(validation.errors(resource));
        if (errors.stream().map(FieldError::type).noneMatch(BLOCKING::contains)) {
            errors.addAll(rules.errors(resource, old));
        } else {
            errors.add(NOT_ALL_CHECKED);
        }
        return List.copyOf(errors);
    }
}
