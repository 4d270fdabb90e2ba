package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers HTTP requests: finds out what a request is about and passes it to discovery, queries or mutations. */
final class Routes {

    private static final String EVERYTHING = "/<path>";

    /** Carries the watch that was asked for from the upgrade request to the socket. */
    private static final String WATCH = "watch";

    private final ResourceTypes types;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final ObjectRequests objects;

    Routes(ResourceTypes types, ObjectRequests objects) {
        this.types = types;
        this.discovery = new Discovery(types);
        this.openApi = new OpenApi(types);
        this.objects = objects;
    }

    void addTo(JavalinDefaultRouting router) {
        List.of("/healthz", "/livez", "/readyz").forEach(path -> router.get(path, context -> context.result("ok")));
        router.get("/version", context -> answer(context, Discovery.version()));
        router.get("/openapi/v3", context -> answer(context, openApi.index(discovery.apiVersions())));
        router.get(
                "/openapi/v3/<path>",
                context -> answer(
                        context,
                        openApi.at(context.pathParam("path"), discovery.apiVersions())
                                .orElseThrow(ApiException::noSuchResource)));
        router.get(EVERYTHING, this::get);
        router.post(EVERYTHING, this::post);
        router.put(EVERYTHING, context -> objects.replace(call(context)));
        router.patch(EVERYTHING, context -> objects.patch(call(context)));
        router.delete(EVERYTHING, context -> objects.delete(call(context)));
        router.wsBeforeUpgrade(EVERYTHING, context -> context.attribute(WATCH, objects.watchOf(call(context))));
        router.ws(
                EVERYTHING,
                socket -> socket.onConnect(connected ->
                        objects.watch(Objects.requireNonNull(connected.<Watch>attribute(WATCH)), connected)));
        router.exception(ApiException.class, (e, context) -> answer(context.status(e.code()), e.status()));
    }

    private void get(Context context) throws IOException, InterruptedException {
        List<String> path = RequestPath.segments(context.path());
        Optional<ObjectNode> document = discovery.document(path);
        if (document.isPresent()) {
            answer(context, document.get());
        } else {
            objects.get(call(context));
        }
    }

    private void post(Context context) {
        Optional<AccessReviews> review = RequestPath.parse(context.path()).flatMap(AccessReviews::at);
        if (review.isPresent()) {
            answer(context.status(201), review.get().answer(ObjectCall.body(context)));
        } else {
            objects.create(call(context));
        }
    }

    private ObjectCall call(Context context) {
        return ObjectCall.of(context, types);
    }

    private static void answer(Context context, ObjectNode body) {
        context.contentType("application/json").result(Json.bytes(body));
    }
}
