package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An expression in the supported part of Okta's expression language (docs/expressions.md). It is a value: for the same
 * attributes it always comes to the same. The time that it takes is bounded by its own length and that of a text.
 */
public final class Expression {

    /** Characters that an expression may have; the custom resources allow no more either. */
    public static final int MAX_LENGTH = 1024;

    /** Characters (UTF-16) that a text may have, be it an attribute's, the result, or one in between. */
    public static final int MAX_TEXT = 4096;

    /** How deep parentheses, functions and conditions may be in each other. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private final Node root;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression; or tells what is wrong with it, where, and what to write instead.
     *
     * @param scopes whose attributes it may use; one at least
     */
    public static Outcome<Expression> parse(String text, Set<Scope> scopes) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new ProblemException(
                        MAX_LENGTH + 1, "an expression ends at " + MAX_LENGTH + " characters: write it shorter");
            }
            List<Token> tokens = new Lexer(text).tokens();
            return new Outcome.Success<>(new Expression(text, new Parser(tokens, scopes).parse()));
        } catch (ProblemException e) {
            return new Outcome.Failure<>(e.problem());
        }
    }

    /** The attributes that it may read, in the order in which they are written. */
    public List<Reference> references() {
        return root.all().stream()
                .flatMap(node ->
                        node instanceof Node.Attribute attribute ? Stream.of(attribute.reference()) : Stream.empty())
                .distinct()
                .toList();
    }

    /** What it comes to for somebody; or why it comes to nothing, in words that tell nothing of what the attributes are. */
    public Outcome<Value> evaluate(Attributes attributes) {
        try {
            return new Outcome.Success<>(root.evaluate(attributes));
        } catch (ProblemException e) {
            return new Outcome.Failure<>(e.problem());
        }
    }

    /** The value, unless it is a text that is too long. */
    static Value bounded(int column, Value value) {
        if (value instanceof Text written && written.text().length() > MAX_TEXT) {
            throw new ProblemException(
                    column, "this comes to a text of more than " + MAX_TEXT + " characters, which is not supported");
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && text.equals(that.text) && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
