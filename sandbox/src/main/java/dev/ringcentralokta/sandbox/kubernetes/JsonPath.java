package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of Kubernetes' JSONPath that printer columns use: fields, indexes, {@code [*]} and {@code [?(@.a=="b")]}. */
final class JsonPath {

    private interface Step {
        Stream<JsonNode> from(JsonNode node);
    }

    private static final Pattern STEP = Pattern.compile("\\.?(?:"
            + "\\[\\?\\(\\s*@(?<left>[^=!]+?)\\s*(?<operator>==|!=)\\s*(?<right>.+?)\\s*\\)]"
            + "|\\[(?<index>-?\\d+)]"
            + "|\\[\\*]|(?<all>\\*)"
            + "|\\[['\"](?<quoted>[^'\"]+)['\"]]"
            + "|(?<field>(?:\\\\.|[^.\\[\\]\\\\])+))");

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads {@code .status.conditions[?(@.type=="Ready")].status}.
     *
     * @throws IllegalArgumentException if it is not in the supported part
     */
    static JsonPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new IllegalArgumentException("Not a supported JSONPath at " + at + ": " + path);
            }
            steps.add(step(step));
            at = step.end();
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** The first value there; tables show no more than one. */
    Optional<JsonNode> first(JsonNode root) {
        return all(root).findFirst();
    }

    private Stream<JsonNode> all(JsonNode root) {
        Stream<JsonNode> found = Stream.of(root);
        for (Step step : steps) {
            found = found.flatMap(step::from);
        }
        return found;
    }

    private static Step step(Matcher step) {
        Optional<String> field = Optional.ofNullable(step.group("field"))
                .map(name -> name.replace("\\", ""))
                .or(() -> Optional.ofNullable(step.group("quoted")));
        if (field.isPresent()) {
            return node -> Stream.of(node.path(field.get())).filter(value -> !value.isMissingNode());
        }
        if (step.group("index") != null) {
            int index = Integer.parseInt(step.group("index"));
            return node -> Stream.of(node.path(index < 0 ? node.size() + index : index))
                    .filter(value -> !value.isMissingNode());
        }
        if (step.group("left") != null) {
            return filter(
                    parse(step.group("left")),
                    step.group("right"),
                    step.group("operator").equals("=="));
        }
        return Json::stream;
    }

    private static Step filter(JsonPath left, String literal, boolean equal) {
        String right = literal.replaceAll("^['\"]|['\"]$", "");
        return node -> Json.stream(node)
                .filter(item -> left.first(item)
                                .map(JsonNode::asText)
                                .filter(right::equals)
                                .isPresent()
                        == equal);
    }
}
