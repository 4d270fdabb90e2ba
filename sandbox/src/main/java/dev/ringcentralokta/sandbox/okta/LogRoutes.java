package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/logs}: polling, which always has a next page, and bounded queries; {@code since} and {@code after}
 * are exclusive (okta-api.md §11).
 */
final class LogRoutes {

    private static final Duration DEFAULT_SPAN = Duration.ofDays(7);

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;

    LogRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/logs", gate.scoped("okta.logs.read", this::list));
    }

    private void list(Context context) {
        boolean descending = "DESCENDING".equals(context.queryParam("sortOrder"));
        boolean polling = context.queryParam("until") == null && !descending;
        int limit = Pages.limit(context, 100, 1000);
        List<ObjectNode> events = org.context().log().events();
        Predicate<ObjectNode> wanted = wanted(context);
        List<ObjectNode> page = new ArrayList<>();
        int taken = cursor(context);
        while (taken < events.size() && page.size() < limit) {
            ObjectNode event = events.get(descending ? events.size() - 1 - taken : taken);
            taken++;
            if (wanted.test(event)) {
                page.add(event);
            }
        }
        pages.link(context, "self", Map.of("limit", Integer.toString(limit)));
        if (polling || taken < events.size()) {
            pages.next(context, limit, Integer.toString(taken));
        }
        Pages.json(context, Json.array(page));
    }

    private Predicate<ObjectNode> wanted(Context context) {
        Instant now = org.context().now();
        Instant until = time(context, "until", Instant.MAX);
        // The cursor says where to go on; it replaces the beginning.
        boolean first = context.queryParam("after") == null;
        Instant since = first
                ? time(context, "since", (until.equals(Instant.MAX) ? now : until).minus(DEFAULT_SPAN))
                : Instant.MIN;
        Predicate<ObjectNode> wanted = event -> {
            Instant published = Instant.parse(event.path("published").asText());
            return published.isAfter(since) && published.isBefore(until);
        };
        String filter = context.queryParam("filter");
        if (filter != null) {
            Predicate<ScimFilter.Attributes> test = ScimFilter.parse(filter);
            wanted = wanted.and(event -> test.test(name -> values(event, name)));
        }
        String q = context.queryParam("q");
        return q == null ? wanted : wanted.and(event -> event.toString().contains(q));
    }

    /** A path through objects and lists, such as {@code target.id}. */
    private static List<String> values(JsonNode node, String path) {
        List<JsonNode> found = List.of(node);
        for (String name : path.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode parent : found) {
                JsonNode child = parent.path(name);
                if (child.isArray()) {
                    child.forEach(next::add);
                } else {
                    next.add(child);
                }
            }
            found = next;
        }
        return found.stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
    }

    private static int cursor(Context context) {
        String after = Pages.after(context);
        if (!after.matches("\\d*")) {
            throw OktaError.invalid("after", "after: Not a cursor that was handed out");
        }
        return after.isEmpty() ? 0 : Integer.parseInt(after);
    }

    private static Instant time(Context context, String name, Instant otherwise) {
        @Nullable String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw OktaError.invalid(name, name + ": '" + text + "' is not an ISO 8601 time");
        }
    }
}
