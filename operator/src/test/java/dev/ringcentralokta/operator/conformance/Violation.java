package dev.ringcentralokta.operator.conformance;

/**
 * Something in a request that the vendor's document does not have so.
 *
 * @param operation the operation's id, or the call itself where there is no such operation
 * @param rule the keyword of JSON Schema that is broken, or {@code operation}, {@code query},
 *     {@code body}, or {@code null} for a null where the document has none
 * @param location the place in the body, such as {@code $.settings.signOn}, or the parameter's name
 */
record Violation(String operation, String rule, String location, String message) {

    @Override
    public String toString() {
        return operation + " [" + rule + "] " + location + ": " + message;
    }
}
