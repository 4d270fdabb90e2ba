package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Binds operations to what answers them. */
@FunctionalInterface
interface Routing {

    void on(Operation operation, Handler handler);

    /** Scheme, host and port as the client wrote them. */
    static String base(Context context) {
        return context.scheme() + "://" + context.host();
    }

    /** The body of a REST call. */
    static ObjectNode body(Context context) {
        return Json.parse(context.body()).orElseThrow(() -> Refusal.rest(400, "CMN-103", "JSON can't be parsed."));
    }
}
