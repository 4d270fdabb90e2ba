package dev.ringcentralokta.operator.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code values.yaml} as documentation: each comment is a row of the chart's README and a description in the schema. */
final class ValuesPage {

    private static final Pattern KEY = Pattern.compile("^( *)(\\w+):.*$");
    private static final Pattern COMMENT = Pattern.compile("^ *# ?(.*)$");
    private static final String BEGIN = "<!-- values: begin -->\n";
    private static final String END = "<!-- values: end -->";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One value.
     *
     * @param path its keys, with dots between
     * @param section whether it only holds others
     * @param comment what stands above it in {@code values.yaml}; empty: nothing does
     * @param standard its default
     */
    record Value(String path, boolean section, String comment, JsonNode standard) {
        private String row() {
            String shown = section ? "" : "`" + standard + "` ";
            return "| `" + path + "` | " + shown + "| " + comment.replace("|", "\\|") + " |\n";
        }
    }

    private final Map<String, String> comments;
    private final JsonNode schema;
    private final List<Value> values = new ArrayList<>();

    private ValuesPage(String yaml, JsonNode schema) {
        this.comments = comments(yaml);
        this.schema = schema;
        collect("", JSON.valueToTree(new KubernetesSerialization().unmarshal(yaml, Map.class)), schema);
    }

    static ValuesPage read() throws JsonProcessingException {
        return new ValuesPage(
                InstallFiles.text(InstallFiles.CHART.resolve("values.yaml")),
                JSON.readTree(InstallFiles.text(InstallFiles.CHART.resolve("values.schema.json"))));
    }

    /** All values in their order, sections before what is in them. */
    List<Value> values() {
        return List.copyOf(values);
    }

    /** The schema with the comments as its descriptions. */
    String schemaWithDescriptions() throws JsonProcessingException {
        JsonNode copy = schema.deepCopy();
        values.forEach(value -> {
            if (copy.at("/properties/" + value.path().replace(".", "/properties/")) instanceof ObjectNode node) {
                node.put("description", value.comment());
            }
        });
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(copy) + "\n";
    }

    /** The README with the table of all values. */
    String readmeWithTable(String readme) {
        StringBuilder table = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
        values.stream().map(Value::row).forEach(table::append);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        return readme.substring(0, begin) + table + readme.substring(readme.indexOf(END));
    }

    private void collect(String prefix, JsonNode tree, JsonNode described) {
        tree.properties().forEach(entry -> {
            String path = prefix + entry.getKey();
            JsonNode description = described.path("properties").path(entry.getKey());
            boolean section = !entry.getValue().isEmpty() && description.has("properties");
            values.add(new Value(path, section, comments.getOrDefault(path, ""), entry.getValue()));
            if (section) {
                collect(path + ".", entry.getValue(), description);
            }
        });
    }

    private static Map<String, String> comments(String yaml) {
        Map<String, String> comments = new HashMap<>();
        Deque<String> keys = new ArrayDeque<>();
        List<String> above = new ArrayList<>();
        for (String line : yaml.split("\n", -1)) {
            Matcher comment = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (comment.matches()) {
                above.add(comment.group(1));
                continue;
            }
            if (key.matches()) {
                int depth = key.group(1).length() / 2;
                while (keys.size() > depth) {
                    keys.removeLast();
                }
                keys.addLast(key.group(2));
                comments.put(String.join(".", keys), String.join(" ", above));
            }
            above.clear();
        }
        return comments;
    }
}
