package dev.ringcentralokta.operator.expression;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What to write instead of a name that is not known here, but may be to Okta. */
final class Advice {

    private static final String ONE_PERSON =
            " is not supported: an expression here sees the attributes of one person, and nothing else; decide by an"
                    + " attribute, such as user.department";

    /** By how Okta's names begin. */
    private static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("isMemberOf", ONE_PERSON),
            Map.entry("getFilteredGroups", ONE_PERSON),
            Map.entry("Groups.", ONE_PERSON),
            Map.entry("hasDirectoryUser", ONE_PERSON),
            Map.entry("findDirectoryUser", ONE_PERSON),
            Map.entry("hasWorkdayUser", ONE_PERSON),
            Map.entry("findWorkdayUser", ONE_PERSON),
            Map.entry("getManager", ONE_PERSON),
            Map.entry("getAssistant", ONE_PERSON),
            Map.entry("user.get", ONE_PERSON),
            Map.entry("Time.", " is not supported: the same person has to give the same value at any time"),
            Map.entry("Arrays.", " is not supported: an expression here has one single value, and no arrays"),
            Map.entry("Convert.", " is not supported: of the conversions, there is Convert.toInt only"),
            Map.entry("Iso3166Convert.", " is not supported: write the codes that you need with String.stringSwitch"));

    private Advice() {}

    /** On a name that is followed by a parenthesis. */
    static String onFunction(String name) {
        return Function.like(name)
                .map(function -> name + " is not known: write " + function)
                .orElseGet(() -> UNSUPPORTED.entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()))
                        .map(entry -> name + entry.getValue())
                        .findFirst()
                        .orElseGet(
                                () -> name + " is not known: functions are written like String.toLowerCase(user.email);"
                                        + " docs/expressions.md lists them"));
    }

    /** On a name that is no attribute as it stands. */
    static String onName(String name, Set<Scope> scopes) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return name + " is not known: write " + words(scopes)
                    + " and a dot before an attribute, and quotation marks" + " around a text";
        }
        return Scope.of(name.substring(0, dot)).isPresent()
                ? name + " is not known: an attribute has one dot, as in user.department"
                : name + " is not known: an attribute starts with " + words(scopes)
                        + "; those of other apps, the app and the org are not supported";
    }

    /** The words that attributes can start with. */
    static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::toString).collect(Collectors.joining(" or "));
    }
}
