package dev.ringcentralokta.operator.expression;

/**
 * What is wrong with an expression, or keeps it from having a value for somebody.
 *
 * @param column where, counted from 1
 * @param message what, and what to do; it names attributes and never tells their values
 */
public record Problem(int column, String message) {

    @Override
    public String toString() {
        return "column " + column + ": " + message;
    }
}
