package dev.ringcentralokta.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Faults as the control ports take them. Which calls: {@code {"method": "GET", "path": "<regex>", "times": 3}}, all of
 * them optional, or {@code {"nthCall": 2}}. Beside it, what befalls them is one of
 *
 * <ul>
 *   <li>{@code "status": 503}, with {@code "body"} (text or JSON) and {@code "headers": {"Date": "..."}}
 *   <li>{@code "latencyMillis": 500}, {@code "hangMillis": 60000}
 *   <li>{@code "truncate": true}
 *   <li>{@code "drop": "before"} or {@code "after"}, {@code "reset": "before"} or {@code "after"}
 * </ul>
 */
public final class FaultOrders {

    private FaultOrders() {}

    /**
     * Places one order.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public static void place(Faults faults, ObjectNode order) {
        Faults.Fault fault = fault(order);
        if (order.has("nthCall")) {
            faults.injectAt(positive(order, "nthCall"), fault);
            return;
        }
        try {
            String path = order.path("path").asText(".*");
            faults.inject(order.path("method").asText("*"), path, positive(order, "times"), fault);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("path: Not a regular expression: " + e.getDescription(), e);
        }
    }

    private static Faults.Fault fault(ObjectNode order) {
        if (order.has("status")) {
            return status(order);
        }
        if (order.has("latencyMillis")) {
            return new Faults.Latency(
                    Duration.ofMillis(order.path("latencyMillis").asLong()));
        }
        if (order.has("hangMillis")) {
            return new Faults.Hang(Duration.ofMillis(order.path("hangMillis").asLong()));
        }
        if (order.path("truncate").asBoolean()) {
            return new Faults.Truncated();
        }
        return switch (order.path("drop").asText() + "/" + order.path("reset").asText()) {
            case "before/" -> new Faults.DropBefore();
            case "after/" -> new Faults.DropAfter();
            case "/before" -> new Faults.ResetBefore();
            case "/after" -> new Faults.ResetAfter();
            default ->
                throw new IllegalArgumentException("One of status, latencyMillis, hangMillis, truncate,"
                        + " drop (before, after), reset (before, after) is needed");
        };
    }

    private static Faults.Fault status(ObjectNode order) {
        JsonNode body = order.path("body");
        Map<String, String> headers = new HashMap<>();
        order.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Faults.Status(
                order.path("status").asInt(), body.isTextual() ? body.asText() : body.toString(), headers);
    }

    private static int positive(ObjectNode order, String name) {
        int number = order.path(name).asInt(1);
        if (number < 1) {
            throw new IllegalArgumentException(name + ": The field must be 1 or more");
        }
        return number;
    }
}
