package dev.ringcentralokta.operator.okta;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Okta's filter and search expressions. */
final class Expressions {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Expressions() {}

    static String eq(String attribute, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return attribute + " eq \"" + escaped + "\"";
    }

    /** Later than that time. */
    static String after(String attribute, Instant time) {
        return attribute + " gt \"" + TIME.format(time) + "\"";
    }

    /** At that time, or later. */
    static String since(String attribute, Instant time) {
        return attribute + " ge \"" + TIME.format(time) + "\"";
    }
}
