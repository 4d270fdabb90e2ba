package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.cli.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes YAML as people write manifests: in blocks, and text without quotation marks where that is beyond doubt for every
 * reader. YAML 1.1, which kubectl reads, takes more for something else than libraries that write YAML 1.2 know: {@code on},
 * {@code 1_000}, {@code 12:30}, {@code 2024-01-01}.
 */
final class Yaml {

    /** Begins with a letter, and has nothing in it that means something to YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9 _./@+-]*[A-Za-z0-9_./@+-])?");

    private static final Pattern PLAIN_URL =
            Pattern.compile("https://[A-Za-z0-9_./~%?=&-]+(:[0-9]+)?[A-Za-z0-9_./~%?=&-]*");

    private static final Set<String> NO_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private Yaml() {}

    /** Several documents in one text. */
    static String documents(List<Manifest> manifests) {
        return manifests.stream().map(Yaml::document).collect(Collectors.joining("---\n"));
    }

    private static String document(Manifest manifest) {
        return comments(manifest.comments()) + block(manifest.object());
    }

    /** Lines that YAML does not read; line breaks and the like in them are blanks. */
    static String comments(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(("# " + line.replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]", " ")).stripTrailing())
                        .append('\n'));
        return text.toString();
    }

    private static String block(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        members(text, object, 0);
        return text.toString();
    }

    private static void members(StringBuilder text, ObjectNode object, int depth) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            text.append("  ".repeat(depth));
            member(text, member, depth);
        }
    }

    private static void member(StringBuilder text, Map.Entry<String, JsonNode> member, int depth) {
        text.append(scalar(member.getKey())).append(':');
        value(text, member.getValue(), depth);
    }

    private static void value(StringBuilder text, JsonNode value, int depth) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            text.append('\n');
            members(text, object, depth + 1);
        } else if (value instanceof ArrayNode array && !array.isEmpty()) {
            text.append('\n');
            array.forEach(item -> item(text, item, depth));
        } else {
            text.append(' ').append(flat(value)).append('\n');
        }
    }

    /** Items are not indented, as kubectl writes them. */
    private static void item(StringBuilder text, JsonNode item, int depth) {
        text.append("  ".repeat(depth)).append('-');
        if (item instanceof ObjectNode object && !object.isEmpty()) {
            text.append(' ');
            boolean first = true;
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                text.append(first ? "" : "  ".repeat(depth + 1));
                member(text, member, depth + 1);
                first = false;
            }
        } else if (item.isArray() && !item.isEmpty()) {
            text.append(' ').append(flow(item)).append('\n');
        } else {
            text.append(' ').append(flat(item)).append('\n');
        }
    }

    private static String flow(JsonNode node) {
        StringBuilder text = new StringBuilder("[");
        String separator = "";
        for (JsonNode item : node) {
            text.append(separator)
                    .append(item.isArray() ? flow(item) : item.isTextual() ? quoted(item.asText()) : flat(item));
            separator = ", ";
        }
        return text.append(']').toString();
    }

    private static String flat(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isEmpty() ? (value.isObject() ? "{}" : "[]") : value.toString();
        }
        return value.isTextual() ? scalar(value.asText()) : value.asText();
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() || PLAIN_URL.matcher(text).matches();
        return plain && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> Printable.character(c);
        };
    }
}
