package dev.ringcentralokta.operator.expression;

/**
 * A word of an expression.
 *
 * @param column where it starts, counted from 1
 * @param text its characters; of a text literal, what it stands for
 */
record Token(Kind kind, String text, int column) {

    /** What a word is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it is this word, which Okta writes in both cases. */
    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    /** How a message names it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "a text";
            case NAME, NUMBER, SYMBOL -> "'" + text + "'";
        };
    }
}
