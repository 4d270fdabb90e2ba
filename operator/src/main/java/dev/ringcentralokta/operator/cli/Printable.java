package dev.ringcentralokta.operator.cli;

import java.util.stream.Collectors;

/**
 * What somebody at a vendor has named, as it may be shown: the name of a person or group can hold what steers a terminal, breaks a
 * line, or turns the direction of the text after it.
 */
public final class Printable {

    private Printable() {}

    /** The text with escapes, such as {@code \\u001B}, in place of all that is not printed as a character. */
    public static String text(String text) {
        return text.codePoints().mapToObj(Printable::character).collect(Collectors.joining());
    }

    /** One character, or its escape, which YAML knows as well. */
    public static String character(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                String.format(codePoint > 0xFFFF ? "\\U%08X" : "\\u%04X", codePoint);
            default -> Character.toString(codePoint);
        };
    }
}
