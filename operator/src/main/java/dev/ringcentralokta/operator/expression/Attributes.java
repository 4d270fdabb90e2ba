package dev.ringcentralokta.operator.expression;

import java.util.Optional;

/** The attributes of one person, as an expression sees them. */
@FunctionalInterface
public interface Attributes {

    /**
     * The value of an attribute: a {@code String}, {@code Integer}, {@code Long} or {@code Boolean}; empty where the person
     * has none, which is null in the expression. Anything else is there, but no expression can work with it.
     */
    Optional<Object> find(Reference reference);
}
