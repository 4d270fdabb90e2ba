package dev.ringcentralokta.operator.okta;

/** Okta's filter and search expressions. */
final class Expressions {

    private Expressions() {}

    static String eq(String attribute, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return attribute + " eq \"" + escaped + "\"";
    }
}
