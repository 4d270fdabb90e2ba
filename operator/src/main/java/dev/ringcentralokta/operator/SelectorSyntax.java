package dev.ringcentralokta.operator;

import java.util.regex.Pattern;

/** How Kubernetes writes a label selector; what passes here and is wrong all the same, the API server refuses at start. */
final class SelectorSyntax {

    private static final String KEY = "[A-Za-z0-9./_-]+";
    private static final String VALUE = "[A-Za-z0-9._-]*";
    private static final String VALUES = "\\(\\s*" + VALUE + "(\\s*,\\s*" + VALUE + ")*\\s*\\)";
    private static final String REQUIREMENT = "\\s*(!?" + KEY + "|" + KEY + "\\s*(=|==|!=)\\s*" + VALUE + "|" + KEY
            + "\\s+(in|notin)\\s*" + VALUES + ")\\s*";
    private static final Pattern SELECTOR = Pattern.compile(REQUIREMENT + "(," + REQUIREMENT + ")*");

    private SelectorSyntax() {}

    static boolean isSelector(String text) {
        return SELECTOR.matcher(text).matches();
    }
}
