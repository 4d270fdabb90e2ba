package dev.ringcentralokta.operator.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions that expressions can call, by Okta's names; {@link TextFunctions} knows what they do. */
enum Function {
    Append("String.append", 2, 2),
    Join("String.join", 2, Function.ANY_NUMBER),
    Len("String.len", 1, 1),
    RemoveSpaces("String.removeSpaces", 1, 1),
    Replace("String.replace", 3, 3),
    ReplaceFirst("String.replaceFirst", 3, 3),
    StartsWith("String.startsWith", 2, 2),
    StringContains("String.stringContains", 2, 2),
    StringSwitch("String.stringSwitch", 4, Function.ANY_NUMBER),
    Substring("String.substring", 3, 3),
    SubstringAfter("String.substringAfter", 2, 2),
    SubstringBefore("String.substringBefore", 2, 2),
    ToLowerCase("String.toLowerCase", 1, 1),
    ToUpperCase("String.toUpperCase", 1, 1),
    ToInt("Convert.toInt", 1, 1);

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private static final String PREFIX = "String.";

    /** Okta's documentation has these without {@code String.}, too, as deprecated. */
    private static final List<Function> ALSO_BARE =
            List.of(Substring, SubstringAfter, SubstringBefore, ToLowerCase, ToUpperCase);

    private final String oktaName;
    private final int least;
    private final int most;

    Function(String oktaName, int least, int most) {
        this.oktaName = oktaName;
        this.least = least;
        this.most = most;
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.oktaName.equals(name)
                        || (ALSO_BARE.contains(function) && function.oktaName.equals(PREFIX + name)))
                .findFirst();
    }

    /** The one that is meant by a name in the wrong case, or without its prefix. */
    static Optional<Function> like(String name) {
        return Arrays.stream(values())
                .filter(function ->
                        function.oktaName.equalsIgnoreCase(name) || function.oktaName.equalsIgnoreCase(PREFIX + name))
                .findFirst();
    }

    /** Okta documents no Convert in conditions. */
    boolean allowedInConditions() {
        return this != ToInt;
    }

    /** What is wrong with the number of arguments; empty where nothing is. */
    Optional<String> refuse(int count) {
        if (this == StringSwitch && (count < least || count % 2 != 0)) {
            return Optional.of(this + " takes a text, a default, and then keys, each with its value");
        }
        if (count >= least && count <= most) {
            return Optional.empty();
        }
        String wanted = (most == ANY_NUMBER ? "at least " : "") + least;
        return Optional.of(this + " takes " + wanted + (least == 1 ? " argument" : " arguments") + ", not " + count);
    }

    @Override
    public String toString() {
        return oktaName;
    }
}
