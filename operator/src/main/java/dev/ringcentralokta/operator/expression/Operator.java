package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Nothing;
import dev.ringcentralokta.operator.expression.Value.Text;
import dev.ringcentralokta.operator.expression.Value.Truth;
import dev.ringcentralokta.operator.expression.Value.Whole;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/** An operator between two values. */
enum Operator {
    /** Adds numbers, and joins texts. */
    Plus("+"),
    /** Of numbers only. */
    Minus("-"),
    /** Null equals null; what is of another kind is another value. */
    Equal("=="),
    NotEqual("!="),
    Less("<"),
    LessOrEqual("<="),
    Greater(">"),
    GreaterOrEqual(">=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.is(operator.symbol))
                .findFirst();
    }

    boolean compares() {
        return this != Plus && this != Minus;
    }

    /**
     * The operator's result.
     *
     * @param column of the operator, for the problem that there may be
     */
    Value apply(int column, Value left, Value right) {
        return switch (this) {
            case Plus ->
                left instanceof Whole a && right instanceof Whole b
                        ? exact(column, Math::addExact, a, b)
                        : new Text(joined(column, left) + joined(column, right));
            case Minus -> {
                if (left instanceof Whole a && right instanceof Whole b) {
                    yield exact(column, Math::subtractExact, a, b);
                }
                throw mismatch(column, left, right);
            }
            case Equal -> new Truth(left.equals(right));
            case NotEqual -> new Truth(!left.equals(right));
            case Less -> ordered(column, left, right, order -> order < 0);
            case LessOrEqual -> ordered(column, left, right, order -> order <= 0);
            case Greater -> ordered(column, left, right, order -> order > 0);
            case GreaterOrEqual -> ordered(column, left, right, order -> order >= 0);
        };
    }

    /** Null has no text: rather than to write "null" into somebody's profile, nothing is written. */
    private String joined(int column, Value value) {
        return value.written()
                .orElseThrow(() -> new ProblemException(
                        column,
                        "one side of + is null, an attribute that this person does not have: say what to write"
                                + " then, such as (user.title != null ? user.title : \"\")"));
    }

    private Truth ordered(int column, Value left, Value right, IntPredicate wanted) {
        if (left instanceof Whole a && right instanceof Whole b) {
            return new Truth(wanted.test(Long.compare(a.number(), b.number())));
        }
        if (left instanceof Text a && right instanceof Text b) {
            return new Truth(wanted.test(a.text().compareTo(b.text())));
        }
        throw mismatch(column, left, right);
    }

    private ProblemException mismatch(int column, Value left, Value right) {
        boolean missing = left instanceof Nothing || right instanceof Nothing;
        return new ProblemException(
                column,
                symbol + " is between " + left.kind() + " and " + right.kind() + ": it takes "
                        + (this == Minus ? "two numbers" : "two numbers or two texts")
                        + (missing ? "; ask for != null before" : ""));
    }

    private static Value exact(int column, LongBinaryOperator calculation, Whole a, Whole b) {
        try {
            return new Whole(calculation.applyAsLong(a.number(), b.number()));
        } catch (ArithmeticException e) {
            throw new ProblemException(column, "the number is too large: numbers end at " + Long.MAX_VALUE);
        }
    }
}
