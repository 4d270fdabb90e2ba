package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Nothing;
import dev.ringcentralokta.operator.expression.Value.Text;
import dev.ringcentralokta.operator.expression.Value.Truth;
import dev.ringcentralokta.operator.expression.Value.Whole;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A part of an expression, with the column where it is written. */
sealed interface Node {

    /** Where it is written, counted from 1. */
    int column();

    /** The parts that it is made of. */
    List<Node> parts();

    /**
     * What it comes to for somebody. Each part is asked once at most, and no text is longer than {@link
     * Expression#MAX_TEXT}.
     *
     * @throws ProblemException where it comes to nothing that makes sense
     */
    Value evaluate(Attributes attributes);

    /** This part, and all below, as they are written. */
    default List<Node> all() {
        List<Node> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Node node = open.pop();
            found.add(node);
            new ArrayDeque<>(node.parts()).descendingIterator().forEachRemaining(open::push);
        }
        return found;
    }

    /** Evaluates what has to be true or false. */
    default boolean test(Attributes attributes) {
        Value value = evaluate(attributes);
        if (value instanceof Truth truth) {
            return truth.holds();
        }
        throw new ProblemException(
                column(), "this has to be true or false, and is " + value.kind() + ": compare it, with == for example");
    }

    /** A value that is written down. */
    record Literal(int column, Value value) implements Node {

        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public Value evaluate(Attributes attributes) {
            return value;
        }
    }

    /** An attribute of the person. */
    record Attribute(int column, Reference reference) implements Node {

        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public Value evaluate(Attributes attributes) {
            return attributes.find(reference).map(this::value).orElseGet(Nothing::new);
        }

        private Value value(Object found) {
            if (found instanceof String text) {
                return Expression.bounded(column, new Text(text));
            }
            if (found instanceof Integer || found instanceof Long) {
                return new Whole(((Number) found).longValue());
            }
            if (found instanceof Boolean holds) {
                return new Truth(holds);
            }
            throw new ProblemException(
                    column,
                    reference + " is neither a text nor a whole number nor true or false, and nothing else is"
                            + " supported: use another attribute");
        }
    }

    /** A function of other values. */
    record Call(int column, Function function, List<Node> parts) implements Node {

        @Override
        public Value evaluate(Attributes attributes) {
            List<Arguments.Argument> values = parts.stream()
                    .map(part -> new Arguments.Argument(part.column(), part.evaluate(attributes)))
                    .toList();
            return Expression.bounded(column, TextFunctions.apply(new Arguments(function, values)));
        }
    }

    /** The contrary. */
    record Not(int column, Node operand) implements Node {

        @Override
        public List<Node> parts() {
            return List.of(operand);
        }

        @Override
        public Value evaluate(Attributes attributes) {
            return new Truth(!operand.test(attributes));
        }
    }

    /** AND and OR. Where the left side decides, the right one is not looked at. */
    record Logic(int column, boolean and, Node left, Node right) implements Node {

        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }

        @Override
        public Value evaluate(Attributes attributes) {
            return new Truth(
                    and
                            ? left.test(attributes) && right.test(attributes)
                            : left.test(attributes) || right.test(attributes));
        }
    }

    /** An operator between two values. */
    record Operation(int column, Operator operator, Node left, Node right) implements Node {

        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }

        @Override
        public Value evaluate(Attributes attributes) {
            Value first = left.evaluate(attributes);
            return Expression.bounded(column, operator.apply(column, first, right.evaluate(attributes)));
        }
    }

    /** {@code condition ? one : other}; only the one that is chosen is looked at. */
    record Choice(int column, Node condition, Node one, Node other) implements Node {

        @Override
        public List<Node> parts() {
            return List.of(condition, one, other);
        }

        @Override
        public Value evaluate(Attributes attributes) {
            return (condition.test(attributes) ? one : other).evaluate(attributes);
        }
    }
}
