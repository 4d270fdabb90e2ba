package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Nothing;
import dev.ringcentralokta.operator.expression.Value.Whole;
import java.util.List;

/** What a function is called with. */
record Arguments(Function function, List<Argument> all) {

    /** One of them, with the column where it is written. */
    record Argument(int column, Value value) {}

    int size() {
        return all.size();
    }

    Value get(int index) {
        return all.get(index).value();
    }

    boolean isNull(int index) {
        return get(index) instanceof Nothing;
    }

    /** The characters of an argument, which may be a number, too. */
    String text(int index) {
        return get(index)
                .written()
                .orElseThrow(() -> wrong(
                        index,
                        "needs a text here, and this is null, an attribute that this person does not have: say what to"
                                + " take then, such as (user.title != null ? user.title : \"\")"));
    }

    /** A place in a text, counted from 0. */
    int place(int index) {
        if (get(index) instanceof Whole whole && whole.number() >= 0) {
            return (int) Math.min(whole.number(), Integer.MAX_VALUE);
        }
        throw wrong(
                index,
                "needs a number here, 0 or more, and this is " + get(index).kind());
    }

    /** The number that an argument's digits are. */
    long digits(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw wrong(index, "needs digits here, and this is " + get(index).kind() + " with something else in it");
        }
    }

    private ProblemException wrong(int index, String message) {
        return new ProblemException(all.get(index).column(), function + " " + message);
    }
}
