package dev.ringcentralokta.sandbox.ringcentral;

import io.javalin.http.Context;
import io.javalin.security.BasicAuthCredentials;
import java.util.Set;
import java.util.UUID;

/** What every call passes first: who calls, are there calls left, and may the app and the user do this? */
final class Gate {

    private static final String CALLER = "ringcentral.caller";
    private static final String ACCOUNT = "ringcentral.account";
    private static final String BEARER = "Bearer ";

    /** What the role Standard can do of that which is asked for here; Super Admin can do everything. */
    private static final Set<String> STANDARD_PERMISSIONS = Set.of("ReadCompanyInfo", "ReadExtensions");

    private final DeveloperConsole app;
    private final RingCentralAccounts accounts;
    private final RingCentralSessions sessions;
    private final RateLimiter limiter;

    Gate(DeveloperConsole app, RingCentralAccounts accounts, RingCentralSessions sessions, RateLimiter limiter) {
        this.app = app;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limiter = limiter;
    }

    void admit(Context context) {
        if (SignInRoutes.serves(context.path()) || AdminPortal.serves(context.path())) {
            return;
        }
        context.header("rcrequestid", UUID.randomUUID().toString());
        Operation operation = Operation.of(context.method(), context.path())
                .orElseThrow(() -> Refusal.rest(404, "CMN-120", "Invalid URI"));
        switch (operation.group()) {
            case NO_THROTTLING -> {}
            case AUTH -> admitApp(context);
            default -> admitUser(context, operation);
        }
    }

    /** The user who makes the call. */
    static Extension caller(Context context) {
        Extension caller = context.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException(context.path() + " is not called by a user");
        }
        return caller;
    }

    /** The account of the user who makes the call. */
    static long accountId(Context context) {
        Long account = context.attribute(ACCOUNT);
        if (account == null) {
            throw new IllegalStateException(context.path() + " is not called by a user");
        }
        return account;
    }

    static boolean permits(Extension user, String permission) {
        return permission.isEmpty() || user.administrator() || STANDARD_PERMISSIONS.contains(permission);
    }

    /** The limit of Auth is the application's, the one of all others each user's (ringcentral-api.md §0). */
    private void admitApp(Context context) {
        BasicAuthCredentials client = context.basicAuthCredentials();
        if (client == null || !app.admits(client.getUsername(), client.getPassword())) {
            throw Refusal.oauth("invalid_client", "OAU-153", "Invalid client credentials");
        }
        count(context, app.clientId(), RateLimitGroup.AUTH);
    }

    private void admitUser(Context context, Operation operation) {
        String authorization = context.header("Authorization");
        if (authorization == null) {
            throw Refusal.noToken();
        }
        Extension caller = caller(authorization);
        context.attribute(CALLER, caller);
        context.attribute(ACCOUNT, accounts.of(caller.id()).id());
        count(context, Long.toString(caller.id()), operation.group());
        if (!appMay(operation.appPermission())) {
            throw Refusal.appPermission(operation.appPermission());
        }
        if (!permits(caller, operation.userPermission())) {
            throw Refusal.userPermission(operation.userPermission());
        }
    }

    private Extension caller(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            throw Refusal.badToken("OAU-134", "Invalid Authorization header.");
        }
        Session session = sessions.authenticate(authorization.substring(BEARER.length()));
        return accounts.user(session.ownerId())
                .orElseThrow(() -> Refusal.badToken("OAU-141", "Login for extension in current state is not allowed."));
    }

    private void count(Context context, String caller, RateLimitGroup group) {
        RateLimiter.Verdict verdict = limiter.take(caller, group);
        context.header("X-Rate-Limit-Group", group.headerValue())
                .header("X-Rate-Limit-Limit", Integer.toString(verdict.limit()))
                .header("X-Rate-Limit-Remaining", Integer.toString(verdict.remaining()))
                .header("X-Rate-Limit-Window", Long.toString(verdict.window().toSeconds()));
        verdict.retryAfter().ifPresent(wait -> {
            context.header("Retry-After", Long.toString(wait.toSeconds()));
            throw Refusal.rateExceeded();
        });
    }

    /** EditAccounts includes the right to read accounts and to edit extensions (ringcentral-api.md §9). */
    private boolean appMay(String permission) {
        Set<String> includedInEditAccounts = Set.of("ReadAccounts", "EditExtensions");
        return permission.isEmpty()
                || app.permissions().contains(permission)
                || (includedInEditAccounts.contains(permission)
                        && app.permissions().contains("EditAccounts"));
    }
}
