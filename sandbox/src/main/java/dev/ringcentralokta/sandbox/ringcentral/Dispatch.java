package dev.ringcentralokta.sandbox.ringcentral;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Brings each call to what answers it: that of a user to the user's account, all others to the platform. */
final class Dispatch {

    private record Target(Operation operation, long accountId) {}

    private final Map<Operation, Handler> platform = new ConcurrentHashMap<>();
    private final Map<Target, Handler> accounts = new ConcurrentHashMap<>();

    /** For operations that are called by everybody, or by the app itself. */
    Routing platform() {
        return platform::put;
    }

    /** For operations that users of one account call; each call sees and changes one state of the account. */
    Routing usersOf(RingCentralAccount account) {
        return (operation, handler) -> accounts.put(new Target(operation, account.id()), context -> {
            synchronized (account) {
                checkAccount(context, account);
                handler.handle(context);
            }
        });
    }

    /** Accounts may also be added later. */
    void mount(JavalinDefaultRoutingApi<?> router) {
        for (Operation operation : Operation.values()) {
            router.addHttpHandler(operation.method(), operation.path(), context -> handler(operation, context)
                    .handle(context));
        }
    }

    private Handler handler(Operation operation, Context context) {
        Handler open = platform.get(operation);
        return open != null
                ? open
                : Objects.requireNonNull(accounts.get(new Target(operation, Gate.accountId(context))));
    }

    private static void checkAccount(Context context, RingCentralAccount account) {
        String id = context.pathParamMap().getOrDefault("accountId", "~");
        if (!id.equals("~") && !id.equals(Long.toString(account.id()))) {
            throw Refusal.parameter(404, "CMN-102", "accountId", "Resource for parameter [accountId] is not found");
        }
    }
}
