package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Binds operations to what answers them; each call sees and changes one state of the account. */
final class Routing {

    private final JavalinDefaultRoutingApi<?> router;
    private final RingCentralAccount account;

    Routing(JavalinDefaultRoutingApi<?> router, RingCentralAccount account) {
        this.router = router;
        this.account = account;
    }

    void on(Operation operation, Handler handler) {
        router.addHttpHandler(operation.method(), operation.path(), context -> {
            synchronized (account) {
                checkAccount(context);
                handler.handle(context);
            }
        });
    }

    /** Scheme, host and port as the client wrote them. */
    static String base(Context context) {
        return context.scheme() + "://" + context.host();
    }

    /** The body of a REST call. */
    static ObjectNode body(Context context) {
        return Json.parse(context.body()).orElseThrow(() -> Refusal.rest(400, "CMN-103", "JSON can't be parsed."));
    }

    private void checkAccount(Context context) {
        String id = context.pathParamMap().getOrDefault("accountId", "~");
        if (!id.equals("~") && !id.equals(Long.toString(account.id()))) {
            throw Refusal.parameter(404, "CMN-102", "accountId", "Resource for parameter [accountId] is not found");
        }
    }
}
