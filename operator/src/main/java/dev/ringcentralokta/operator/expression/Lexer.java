package dev.ringcentralokta.operator.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes an expression apart into words. */
final class Lexer {

    /** Longer ones come first. */
    private static final List<String> SYMBOLS =
            List.of("==", "!=", "<=", ">=", "&&", "||", "(", ")", ",", ".", "+", "-", "?", ":", "<", ">", "!");

    /** What Okta or the language that its own is made of knows, and this one does not, with what to write instead. */
    private static final Map<Character, String> REFUSED = Map.of(
            '=', "'=' assigns, which no expression can: write == to compare",
            '&', "write && or AND for \"and\"",
            '|', "write || or OR for \"or\"",
            '{', "arrays are not supported: an expression here has one single value",
            '[', "arrays are not supported: an expression here has one single value",
            '$',
                    "${…} is for the user name template of the sign-on: here, write the expression alone, such as source.login",
            '#', "variables are not supported: write an attribute, such as user.department",
            '\u201c', "this quotation mark starts no text: write \" or '",
            '\u2018', "this quotation mark starts no text: write \" or '");

    private final String source;
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    /** All words, the last of them the end. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        skipSpace();
        while (at < source.length()) {
            tokens.add(next());
            skipSpace();
        }
        tokens.add(new Token(Token.Kind.END, "", at + 1));
        return tokens;
    }

    private void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private Token next() {
        char first = source.charAt(at);
        if (first == '"' || first == '\'') {
            return text(first);
        }
        if (isLetter(first)) {
            return run(Token.Kind.NAME);
        }
        return isDigit(first) ? number() : symbol(first);
    }

    /** A backslash is a character like any other: Okta's own examples end texts with it. */
    private Token text(char quote) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c != quote) {
                text.append(c);
            } else if (at < source.length() && source.charAt(at) == quote) {
                text.append(quote);
                at++;
            } else {
                return new Token(Token.Kind.TEXT, text.toString(), start + 1);
            }
        }
        throw new ProblemException(
                start + 1,
                "the text that starts here has no end: close it with " + quote + "; inside of it, write " + quote
                        + " twice");
    }

    private Token number() {
        Token number = run(Token.Kind.NUMBER);
        boolean decimal = at + 1 < source.length() && source.charAt(at) == '.' && isDigit(source.charAt(at + 1));
        if (decimal || !number.text().chars().allMatch(c -> isDigit((char) c))) {
            throw new ProblemException(
                    number.column(), "this is no whole number, and no others are supported: write digits only");
        }
        return number;
    }

    private Token run(Token.Kind kind) {
        int start = at;
        while (at < source.length() && (isLetter(source.charAt(at)) || isDigit(source.charAt(at)))) {
            at++;
        }
        return new Token(kind, source.substring(start, at), start + 1);
    }

    private Token symbol(char first) {
        for (String symbol : SYMBOLS) {
            if (source.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, at - symbol.length() + 1);
            }
        }
        String shown = Character.toString(source.codePointAt(at));
        throw new ProblemException(
                at + 1, REFUSED.getOrDefault(first, "'" + shown + "' means nothing here: put it into quotation marks"));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
