package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Label and field selectors of list and watch requests. */
final class Selector {

    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([^=!\\s]+)\\s*(==|=|!=)\\s*([^=!\\s]*)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^=!\\s]+)\\s*");
    private static final Set<String> ALWAYS_SELECTABLE = Set.of("metadata.name", "metadata.namespace");

    private Selector() {}

    /**
     * {@code a=b,c!=d,e in (f,g),!h} on the labels.
     *
     * @throws ApiException 400 if it is none
     */
    static Predicate<ApiObject> labels(String selector) {
        return all(selector, Selector::label);
    }

    /**
     * {@code metadata.name=x,involvedObject.kind!=Pod} on the fields that {@code type} allows.
     *
     * @throws ApiException 400 if it is none or asks for another field
     */
    static Predicate<ApiObject> fields(String selector, ResourceType type) {
        return all(selector, term -> field(term, type));
    }

    private static Predicate<ApiObject> all(
            String selector, java.util.function.Function<String, Predicate<ApiObject>> term) {
        List<Predicate<ApiObject>> terms = new ArrayList<>();
        if (!selector.isBlank()) {
            for (String part : COMMA_OUTSIDE_PARENTHESES.split(selector, -1)) {
                terms.add(term.apply(part));
            }
        }
        return object -> terms.stream().allMatch(each -> each.test(object));
    }

    private static Predicate<ApiObject> label(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            Set<String> values = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet());
            boolean in = set.group(2).equals("in");
            return object -> object.label(set.group(1)).map(values::contains).orElse(false) == in;
        }
        Matcher equality = EQUALITY.matcher(term);
        if (equality.matches()) {
            boolean equal = !equality.group(2).equals("!=");
            return object -> object.label(equality.group(1))
                            .filter(equality.group(3)::equals)
                            .isPresent()
                    == equal;
        }
        Matcher existence = EXISTENCE.matcher(term);
        if (existence.matches()) {
            boolean there = existence.group(1).isEmpty();
            return object -> object.label(existence.group(2)).isPresent() == there;
        }
        throw ApiException.badRequest("unable to parse requirement: " + term);
    }

    private static Predicate<ApiObject> field(String term, ResourceType type) {
        Matcher equality = EQUALITY.matcher(term);
        if (!equality.matches()) {
            throw ApiException.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
        }
        String field = equality.group(1);
        if (!ALWAYS_SELECTABLE.contains(field) && !type.selectableFields().contains(field)) {
            throw ApiException.badRequest("field label not supported: " + field);
        }
        boolean equal = !equality.group(2).equals("!=");
        return object -> valueAt(object.json(), field).equals(equality.group(3)) == equal;
    }

    private static String valueAt(JsonNode object, String field) {
        JsonNode at = object;
        for (String name : field.split("\\.", -1)) {
            at = at.path(name);
        }
        return at.asText();
    }
}
