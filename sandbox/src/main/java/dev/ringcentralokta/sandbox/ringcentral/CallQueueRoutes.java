package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Call queues of the REST API (schemas CallQueueList and CallQueueMembers). */
final class CallQueueRoutes {

    private static final String GROUP_ID = "groupId";

    private final RingCentralAccount account;

    CallQueueRoutes(RingCentralAccount account) {
        this.account = account;
    }

    void mount(Routing routing) {
        routing.on(
                Operation.LIST_CALL_QUEUES,
                context -> list(context, "/call-queues", queues(context), queue -> queue(context, queue)));
        routing.on(Operation.LIST_CALL_QUEUE_MEMBERS, this::members);
    }

    private List<CallQueue> queues(Context context) {
        String member = context.queryParam("memberExtensionId");
        return account.callQueues().all().stream()
                .filter(queue -> member == null
                        || queue.members().stream().anyMatch(id -> id.toString().equals(member)))
                .toList();
    }

    private void members(Context context) {
        CallQueue queue = named(context);
        List<Extension> members = account.extensions().stream()
                .filter(extension -> queue.members().contains(extension.id()))
                .toList();
        list(context, "/call-queues/" + queue.id() + "/members", members, member -> member(context, member));
    }

    private <T> void list(Context context, String path, List<T> all, Function<T, ObjectNode> document) {
        int number = Page.query(context, "page", 1, CallQueueRoutes::invalid);
        int size = Math.min(account.largestPage(), Page.query(context, "perPage", 100, CallQueueRoutes::invalid));
        Page<T> page = Page.of(all, number, size);
        String uri = accountUri(context) + path;
        ObjectNode body = Json.object().put("uri", uri);
        ArrayNode records = body.putArray("records");
        page.records().forEach(item -> records.add(document.apply(item)));
        body.set("navigation", page.navigation(uri));
        body.set("paging", page.paging());
        context.json(body);
    }

    private ObjectNode queue(Context context, CallQueue queue) {
        return Json.object()
                .put("uri", accountUri(context) + "/call-queues/" + queue.id())
                .put("id", Long.toString(queue.id()))
                .put("extensionNumber", queue.extensionNumber())
                .put("name", queue.name())
                .put("status", "Enabled");
    }

    private ObjectNode member(Context context, Extension extension) {
        return Json.object()
                .put("uri", accountUri(context) + "/extension/" + extension.id())
                .put("id", extension.id())
                .put("extensionNumber", extension.extensionNumber());
    }

    private CallQueue named(Context context) {
        String id = context.pathParam(GROUP_ID);
        return (id.matches("\\d{1,18}") ? account.callQueues().get(Long.parseLong(id)) : Optional.<CallQueue>empty())
                .orElseThrow(() -> Refusal.parameter(
                        404, "CMN-102", GROUP_ID, "Resource for parameter [" + GROUP_ID + "] is not found"));
    }

    private String accountUri(Context context) {
        return Routing.base(context) + "/restapi/v1.0/account/" + account.id();
    }

    private static Refusal invalid(String parameter) {
        return Refusal.parameter(400, "CMN-101", parameter, "Parameter [" + parameter + "] value is invalid.");
    }
}
