package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The company directory, which says with an ETag whether anything changed (ringcentral-api.md §5.6). */
final class DirectoryRoutes {

    private static final int LARGEST_PAGE = 2000;

    private final RingCentralAccount account;

    DirectoryRoutes(RingCentralAccount account) {
        this.account = account;
    }

    void mount(Routing routing) {
        routing.on(Operation.LIST_DIRECTORY_ENTRIES, this::list);
    }

    private void list(Context context) {
        List<Extension> listed = account.users().stream()
                .filter(user -> user.status() != ExtensionStatus.Frozen)
                .toList();
        int number = Page.query(context, "page", 1, Refusal::directory);
        Page<Extension> page = Page.of(listed, number, size(context, listed.size()));
        ObjectNode body = Json.object();
        ArrayNode records = body.putArray("records");
        page.records().forEach(user -> records.add(entry(user)));
        body.set("paging", page.paging());
        String etag = etag(body);
        context.header("ETag", etag);
        if (etag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.json(body);
        }
    }

    private static int size(Context context, int all) {
        String wanted = context.queryParam("perPage");
        if ("all".equals(wanted)) {
            return Math.max(1, all);
        }
        return "max".equals(wanted)
                ? LARGEST_PAGE
                : Math.min(LARGEST_PAGE, Page.query(context, "perPage", 100, Refusal::directory));
    }

    private static String etag(ObjectNode body) {
        return '"'
                + UUID.nameUUIDFromBytes(body.toString().getBytes(StandardCharsets.UTF_8))
                        .toString()
                + '"';
    }

    private ObjectNode entry(Extension user) {
        Contact contact = user.contact();
        ObjectNode entry = Json.object()
                .put("id", Long.toString(user.id()))
                .put("type", "User")
                .put("status", user.status().name())
                .put("firstName", contact.firstName())
                .put("lastName", contact.lastName())
                .put("email", contact.email())
                .put("extensionNumber", user.extensionNumber())
                .put("department", contact.department())
                .put("jobTitle", contact.jobTitle())
                .put("hidden", false);
        entry.putObject("site")
                .put("id", user.siteId())
                .put("name", account.site(user.siteId()).orElseThrow());
        entry.properties().removeIf(member -> member.getValue().isNull());
        return entry;
    }
}
