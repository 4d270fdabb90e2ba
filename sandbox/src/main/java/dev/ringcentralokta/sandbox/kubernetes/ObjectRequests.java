package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.FieldError;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Carries out requests about objects, one method per verb. */
final class ObjectRequests {

    private final Queries queries;
    private final Mutations mutations;
    private final Deletions deletions;
    private final WatchStreams watches;
    private final Clock clock;

    ObjectRequests(Queries queries, Mutations mutations, Deletions deletions, WatchStreams watches, Clock clock) {
        this.queries = queries;
        this.mutations = mutations;
        this.deletions = deletions;
        this.watches = watches;
        this.clock = clock;
    }

    /** Get, list or watch. */
    void get(ObjectCall call) throws IOException, InterruptedException {
        if (call.isWatch()) {
            watches.overHttp(call.watch(clock), call.context());
        } else if (call.isForCollection()) {
            answer(call, call.representation(clock).page(page(call)));
        } else {
            answer(call, call.representation(clock).one(queries.get(call.target())));
        }
    }

    /** The watch that an upgrade to a WebSocket asks for; a WebSocket is for nothing else here. */
    Watch watchOf(ObjectCall call) {
        return call.watch(clock);
    }

    void watch(Watch watch, WsContext socket) {
        watches.overWebSocket(watch, socket);
    }

    void create(ObjectCall call) {
        if (!call.isForCollection()) {
            throw ApiException.methodNotAllowed();
        }
        answer(call, mutations.create(call.target(), call.body(), call.writeOptions()));
    }

    void replace(ObjectCall call) {
        requireObject(call);
        ObjectNode body = call.body();
        if (call.type().isCustom() && new ApiObject(body).resourceVersion().isEmpty()) {
            String message = "Invalid value: 0x0: must be specified for an update";
            FieldError error = new FieldError("metadata.resourceVersion", "FieldValueInvalid", message);
            throw ApiException.invalid(call.type(), call.path().name(), List.of(error));
        }
        answer(call, mutations.change(call.target(), old -> body, call.writeOptions()));
    }

    void patch(ObjectCall call) {
        requireObject(call);
        if (call.mediaType().equals(Patches.APPLY)) {
            if (call.query("fieldManager").isEmpty()) {
                throw ApiException.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value:"
                        + " is required for apply patch");
            }
            answer(call, mutations.apply(call.target(), call.body(), call.writeOptions()));
        } else {
            var change = Patches.read(call.mediaType(), call.context().bodyAsBytes(), call.type());
            answer(call, mutations.change(call.target(), change, call.writeOptions()));
        }
    }

    void delete(ObjectCall call) {
        ObjectNode options = deleteOptions(call);
        if (call.isForCollection()) {
            Queries.Page page = page(call);
            page.items().forEach(object -> deletions.delete(new Target(call.type(), object.key(), false), options));
            answer(call, call.representation(clock).page(page));
        } else {
            ApiObject object = queries.get(call.target());
            Optional<ApiObject> left = deletions.delete(call.target(), options);
            answer(call, left.map(call.representation(clock)::one).orElseGet(() -> success(call.type(), object)));
        }
    }

    private Queries.Page page(ObjectCall call) {
        return queries.list(
                call.type(), call.path().namespaceIfAny(), call.selector(), call.limit(), call.query("continue"));
    }

    private static ObjectNode deleteOptions(ObjectCall call) {
        ObjectNode options = call.context().bodyAsBytes().length == 0 ? Json.object() : call.body();
        if (!call.query("propagationPolicy").isEmpty()) {
            options.put("propagationPolicy", call.query("propagationPolicy"));
        }
        if (!call.query("dryRun").isEmpty()) {
            options.putArray("dryRun").add(call.query("dryRun"));
        }
        return options;
    }

    private static void requireObject(ObjectCall call) {
        if (call.isForCollection()) {
            throw ApiException.methodNotAllowed();
        }
    }

    private static ObjectNode success(ResourceType type, ApiObject object) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.putObject("details")
                .put("name", object.name())
                .put("group", type.group())
                .put("kind", type.names().plural())
                .put("uid", object.uid());
        return status;
    }

    private void answer(ObjectCall call, Written written) {
        call.context().status(written.created() ? 201 : 200);
        if (!written.warnings().isEmpty()) {
            call.context().header("Warning", Admission.header(written.warnings()));
        }
        answer(call, call.representation(clock).one(written.object()));
    }

    private static void answer(ObjectCall call, ObjectNode body) {
        call.context().contentType("application/json").result(Json.bytes(body));
    }
}
