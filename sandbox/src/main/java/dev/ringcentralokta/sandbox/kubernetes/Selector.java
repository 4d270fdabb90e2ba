package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Label and field selectors, as lists and watches take them. */
final class Selector {

    private static final Pattern SET = Pattern.compile("\\s*([^\\s!=,()]+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern BETWEEN_TERMS = Pattern.compile(",(?![^(]*\\))");

    private Selector() {}

    static Predicate<ApiObject> of(String labels, String fields) {
        return terms(labels)
                .map(Selector::label)
                .reduce(object -> true, Predicate::and)
                .and(terms(fields).map(Selector::field).reduce(object -> true, Predicate::and));
    }

    private static Stream<String> terms(String selector) {
        return Stream.of(BETWEEN_TERMS.split(selector)).map(String::strip).filter(term -> !term.isEmpty());
    }

    private static Predicate<ApiObject> label(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            List<String> values =
                    Stream.of(set.group(3).split(",", -1)).map(String::strip).toList();
            Predicate<ApiObject> in = object ->
                    object.label(set.group(1)).filter(values::contains).isPresent();
            return set.group(2).equals("in") ? in : in.negate();
        }
        if (term.contains("=")) {
            return equality(term, (object, key) -> object.label(key));
        }
        return term.startsWith("!")
                ? object -> object.label(term.substring(1)).isEmpty()
                : object -> object.label(term).isPresent();
    }

    private static Predicate<ApiObject> field(String term) {
        return equality(term, (object, path) -> {
            JsonNode value = object.json().at("/" + path.replace('.', '/'));
            return Optional.of(value.asText());
        });
    }

    private interface Value {
        Optional<String> of(ApiObject object, String key);
    }

    private static Predicate<ApiObject> equality(String term, Value value) {
        boolean negated = term.contains("!=");
        String[] sides = term.split("!=|==|=", 2);
        Predicate<ApiObject> equal = object -> value.of(object, sides[0].strip())
                .filter(sides[1].strip()::equals)
                .isPresent();
        return negated ? equal.negate() : equal;
    }
}
