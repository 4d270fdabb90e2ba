package dev.ringcentralokta.operator.expression;

/**
 * An attribute that an expression reads.
 *
 * @param attribute its variable name, by case
 */
public record Reference(Scope scope, String attribute) {

    @Override
    public String toString() {
        return scope + "." + attribute;
    }
}
