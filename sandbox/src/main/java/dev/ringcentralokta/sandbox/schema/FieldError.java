package dev.ringcentralokta.sandbox.schema;

/**
 * One reason why a custom resource is refused, as in the causes of the API server's {@code Status}.
 *
 * @param field where, as in {@code spec.attributeMappings[1].target}
 * @param type the cause's reason, as in {@code FieldValueInvalid}
 * @param message the cause's message, without the field: {@code Invalid value: "x": spec.size in body should …}
 */
public record FieldError(String field, String type, String message) {

    static FieldError invalid(String field, String value, String detail) {
        return new FieldError(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail);
    }

    /** As the API server joins the two: {@code field: message}. */
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
