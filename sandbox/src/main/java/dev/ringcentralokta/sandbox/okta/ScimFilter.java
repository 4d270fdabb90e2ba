package dev.ringcentralokta.sandbox.okta;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter language of Okta's lists: {@code attribute op "value"} with {@code and}, {@code or} and parentheses.
 * Values compare without regard to case.
 */
final class ScimFilter {

    /** Reads the values of an attribute; a list, because a log event has several targets. */
    interface Attributes extends Function<String, List<String>> {}

    /** One attribute against a value, or against any of several: then it is read once for all of them. */
    private record Comparison(String attribute, Predicate<String> matches) implements Predicate<Attributes> {

        @Override
        public boolean test(Attributes attributes) {
            return attributes.apply(attribute).stream()
                    .anyMatch(actual -> matches.test(actual.toLowerCase(Locale.ROOT)));
        }

        private static Predicate<Attributes> either(Predicate<Attributes> one, Predicate<Attributes> other) {
            return one instanceof Comparison left
                            && other instanceof Comparison right
                            && left.attribute.equals(right.attribute)
                    ? new Comparison(left.attribute, left.matches.or(right.matches))
                    : one.or(other);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|\"((?:[^\"\\\\]|\\\\.)*)\"|[^\\s()\"]+)");

    private final String text;
    private final Matcher tokens;
    private boolean more;

    private ScimFilter(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
        this.more = lookAhead(0);
    }

    /** Parses an expression; anything else is {@code E0000031}. */
    static Predicate<Attributes> parse(String text) {
        ScimFilter parser = new ScimFilter(text);
        Predicate<Attributes> result = parser.or();
        if (parser.more) {
            throw OktaError.invalidSearch("Unexpected text in: " + text);
        }
        return result;
    }

    private Predicate<Attributes> or() {
        Predicate<Attributes> left = and();
        while (more && tokens.group(1).equalsIgnoreCase("or")) {
            next();
            left = Comparison.either(left, and());
        }
        return left;
    }

    private Predicate<Attributes> and() {
        Predicate<Attributes> left = term();
        while (more && tokens.group(1).equalsIgnoreCase("and")) {
            next();
            left = left.and(term());
        }
        return left;
    }

    private Predicate<Attributes> term() {
        String first = next();
        if (first.equals("(")) {
            Predicate<Attributes> inside = or();
            if (!next().equals(")")) {
                throw OktaError.invalidSearch("Missing ) in: " + text);
            }
            return inside;
        }
        String operator = next().toLowerCase(Locale.ROOT);
        if (operator.equals("pr")) {
            return attributes -> !attributes.apply(first).isEmpty();
        }
        return comparison(first, operator, next().toLowerCase(Locale.ROOT));
    }

    private Predicate<Attributes> comparison(String attribute, String operator, String value) {
        Predicate<String> test =
                switch (operator) {
                    case "eq" -> value::equals;
                    case "ne" -> actual -> !actual.equals(value);
                    case "sw" -> actual -> actual.startsWith(value);
                    case "co" -> actual -> actual.contains(value);
                    case "ew" -> actual -> actual.endsWith(value);
                    case "gt" -> actual -> actual.compareTo(value) > 0;
                    case "ge" -> actual -> actual.compareTo(value) >= 0;
                    case "lt" -> actual -> actual.compareTo(value) < 0;
                    case "le" -> actual -> actual.compareTo(value) <= 0;
                    default -> throw OktaError.invalidSearch("Unknown operator '" + operator + "' in: " + text);
                };
        return new Comparison(attribute, test);
    }

    private String next() {
        if (!more) {
            throw OktaError.invalidSearch("Incomplete expression: " + text);
        }
        String quoted = tokens.group(2);
        String token = quoted == null ? tokens.group(1) : quoted.replaceAll("\\\\(.)", "$1");
        more = lookAhead(tokens.end());
        return token;
    }

    private boolean lookAhead(int from) {
        boolean found = tokens.region(from, text.length()).lookingAt();
        if (!found && !text.substring(from).isBlank()) {
            throw OktaError.invalidSearch("Unexpected text in: " + text);
        }
        return found;
    }
}
