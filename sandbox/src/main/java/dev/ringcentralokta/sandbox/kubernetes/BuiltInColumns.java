package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that {@code kubectl get} shows for the built-in types. */
final class BuiltInColumns {

    static final List<Column> AGE_ONLY = List.of(Column.named(), Column.age());

    static final List<Column> CREATED_AT =
            List.of(Column.named(), text("Created At", "/metadata/creationTimestamp", "<unknown>"));

    static final List<Column> NAMESPACE = List.of(Column.named(), text("Status", "/status/phase", ""), Column.age());

    static final List<Column> SECRET =
            List.of(Column.named(), text("Type", "/type", ""), size("Data", "/data"), Column.age());

    static final List<Column> CONFIG_MAP = List.of(Column.named(), size("Data", "/data"), Column.age());

    static final List<Column> LEASE = List.of(Column.named(), text("Holder", "/spec/holderIdentity", ""), Column.age());

    static final List<Column> BINDING = List.of(
            Column.named(),
            Column.of(
                    "Role",
                    "string",
                    (object, now) -> TextNode.valueOf(object.at("/roleRef/kind").asText() + "/"
                            + object.at("/roleRef/name").asText())),
            Column.age());

    static final List<Column> SERVICE = List.of(
            Column.named(),
            text("Type", "/spec/type", ""),
            text("Cluster-IP", "/spec/clusterIP", "<none>"),
            Column.of("Port(s)", "string", (object, now) -> TextNode.valueOf(ports(object.at("/spec/ports")))),
            Column.age());

    static final List<Column> POD = List.of(Column.named(), text("Status", "/status/phase", "Pending"), Column.age());

    static final List<Column> DEPLOYMENT = List.of(
            Column.named(),
            Column.of(
                    "Ready",
                    "string",
                    (object, now) -> TextNode.valueOf(object.at("/status/readyReplicas")
                                    .asInt() + "/" + object.at("/spec/replicas").asInt(1))),
            number("Up-to-date", "/status/updatedReplicas"),
            number("Available", "/status/availableReplicas"),
            Column.age());

    static final List<Column> EVENT = List.of(
            Column.of("Last Seen", "string", (event, now) -> Column.since(lastSeen(event), now)),
            text("Type", "/type", ""),
            text("Reason", "/reason", ""),
            Column.of("Object", "string", (event, now) -> TextNode.valueOf(objectOf(event))),
            Column.wide(
                    "Count",
                    "integer",
                    (event, now) -> IntNode.valueOf(event.path("count").asInt(1))),
            text("Message", "/message", ""),
            new Column("Name", "string", "name", "", 1, (event, now) -> event.at("/metadata/name")));

    private BuiltInColumns() {}

    private static Column text(String name, String pointer, String otherwise) {
        return Column.of(
                name,
                "string",
                (object, now) -> TextNode.valueOf(object.at(pointer).asText(otherwise)));
    }

    private static Column number(String name, String pointer) {
        return Column.of(
                name,
                "integer",
                (object, now) -> IntNode.valueOf(object.at(pointer).asInt()));
    }

    private static Column size(String name, String pointer) {
        return Column.of(
                name,
                "integer",
                (object, now) -> IntNode.valueOf(object.at(pointer).size()));
    }

    private static String ports(JsonNode ports) {
        return Json.stream(ports)
                .map(port ->
                        port.path("port").asText() + "/" + port.path("protocol").asText("TCP"))
                .collect(Collectors.joining(","));
    }

    private static String objectOf(JsonNode event) {
        JsonNode object = event.path("involvedObject");
        return object.path("kind").asText().toLowerCase(java.util.Locale.ROOT) + "/"
                + object.path("name").asText();
    }

    /** An event that repeats is counted in a series or by its last timestamp. */
    private static JsonNode lastSeen(JsonNode event) {
        return List.of("/series/lastObservedTime", "/lastTimestamp", "/eventTime", "/metadata/creationTimestamp")
                .stream()
                .map(event::at)
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(event.path("lastTimestamp"));
    }
}
