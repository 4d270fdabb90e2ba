package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of kubectl's JSONPath that printer columns use: members, indexes and filters by one member, such as
 * {@code .status.conditions[?(@.type=="Ready")].status}.
 */
final class FieldPath {

    private static final Pattern STEP = Pattern.compile(
            "\\.([A-Za-z0-9_-]+)"
                    + "|\\[['\"]([^'\"]+)['\"]]|\\[(\\d+)]|\\[\\?\\(@\\.([A-Za-z0-9_]+)\\s*==\\s*['\"]([^'\"]*)['\"]\\)]|\\[\\*]");

    private final List<Function<JsonNode, Stream<JsonNode>>> steps = new ArrayList<>();

    private FieldPath() {}

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it uses more of JSONPath than this
     */
    static FieldPath parse(String text) {
        FieldPath path = new FieldPath();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            path.steps.add(step(matcher));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException(
                    "JSONPath '" + text + "' is not supported from '" + text.substring(end) + "'");
        }
        return path;
    }

    /** The first value at the path. */
    Optional<JsonNode> first(JsonNode object) {
        Stream<JsonNode> values = Stream.of(object);
        for (Function<JsonNode, Stream<JsonNode>> step : steps) {
            values = values.flatMap(step);
        }
        return values.filter(value -> !value.isMissingNode() && !value.isNull()).findFirst();
    }

    private static Function<JsonNode, Stream<JsonNode>> step(Matcher matcher) {
        String member = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        if (member != null) {
            return node -> Stream.of(node.path(member));
        }
        String index = matcher.group(3);
        if (index != null) {
            return node -> Stream.of(node.path(Integer.parseInt(index)));
        }
        String key = matcher.group(4);
        String wanted = matcher.group(5);
        return key == null
                ? Json::stream
                : node -> Json.stream(node)
                        .filter(element -> element.path(key).asText().equals(wanted));
    }
}
