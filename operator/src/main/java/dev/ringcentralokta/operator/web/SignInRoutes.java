package dev.ringcentralokta.operator.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP for {@link SignInFlow}. Logs no address: tickets, states and codes are in them. */
final class SignInRoutes {

    static final String HTML = "text/html; charset=utf-8";

    private static final Logger LOGGER = LoggerFactory.getLogger(SignInRoutes.class);
    private static final String TICKET = "ticket";

    /** No form of ours sends anything; nothing of what is sent is read. */
    private static final int LARGEST_BODY = 16_384;

    /** In seconds; about as long as a replica needs to take over. */
    private static final String COME_AGAIN = "3";

    private final SignInFlow flow;
    private final BooleanSupplier open;
    private final PublicUrl publicUrl;
    private final SecurityHeaders headers;
    private final SignInCookie cookie;

    SignInRoutes(SignInFlow flow, BooleanSupplier open, PublicUrl publicUrl, SecurityHeaders headers) {
        this.flow = flow;
        this.open = open;
        this.publicUrl = publicUrl;
        this.headers = headers;
        this.cookie = new SignInCookie(publicUrl.secure());
    }

    void mount(JavalinDefaultRouting router) {
        String callback = publicUrl.pages() + "/callback";
        String invitation = publicUrl.pages() + "/{" + TICKET + "}";
        router.before(this::guard);
        router.get("/", context -> show(context, SignInPages.idle()));
        if (!publicUrl.path().isEmpty()) {
            router.get(publicUrl.path(), context -> show(context, SignInPages.idle()));
        }
        router.get(callback, this::finish);
        router.head(callback, context -> show(context, SignInPages.idle()));
        router.post(callback, context -> {
            throw new MethodNotAllowedResponse();
        });
        router.get(invitation, this::look);
        router.head(invitation, this::look);
        router.post(invitation, this::start);
        router.exception(HttpResponseException.class, this::refuse);
        router.exception(Exception.class, this::fail);
    }

    private void guard(Context context) {
        headers.of(Page.NO_FORM).forEach(context::header);
        if (context.req().getContentLengthLong() > LARGEST_BODY) {
            context.header("Connection", "close");
            throw new HttpResponseException(HttpStatus.CONTENT_TOO_LARGE.getCode());
        }
        if (!open.getAsBoolean()) {
            sendAway(context);
        }
    }

    /**
     * Sign-ins that have begun are in the memory of the replica that leads. Nothing is used up here, so the browser may try
     * again by itself; over a new connection, which may lead to the other one.
     */
    private void sendAway(Context context) {
        context.header("Retry-After", COME_AGAIN);
        context.header("Refresh", COME_AGAIN);
        context.header("Connection", "close");
        show(context, SignInPages.problem(Problem.StandingBy, Optional.empty(), ""));
        context.skipRemainingHandlers();
    }

    private void look(Context context) {
        show(context, flow.look(context.pathParam(TICKET)));
    }

    private void start(Context context) {
        if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
            show(context, SignInPages.problem(Problem.ForeignForm, Optional.empty(), ""));
            return;
        }
        show(context, flow.start(context.pathParam(TICKET)));
    }

    private void finish(Context context) {
        context.header("Set-Cookie", cookie.forget());
        show(context, flow.finish(returned(context)));
    }

    private SignInFlow.Return returned(Context context) {
        return new SignInFlow.Return(
                parameter(context, "state"),
                Optional.ofNullable(context.cookie(cookie.name())),
                parameter(context, "code"),
                parameter(context, "error"),
                parameter(context, "error_description"));
    }

    private static Optional<String> parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    private void show(Context context, SignInFlow.Outcome outcome) {
        if (outcome instanceof SignInFlow.Outcome.Leaving leaving) {
            context.header("Set-Cookie", cookie.keep(leaving.nonce()));
            context.redirect(leaving.to().toString(), HttpStatus.SEE_OTHER);
        } else if (outcome instanceof SignInFlow.Outcome.Invited invited) {
            show(context, SignInPages.start(invited.invitation()));
        } else if (outcome instanceof SignInFlow.Outcome.Connected connected) {
            show(context, SignInPages.connected(connected.invitation(), connected.session()));
        } else if (outcome instanceof SignInFlow.Outcome.Failed failed) {
            show(context, SignInPages.problem(failed.problem(), failed.invitation(), failed.detail()));
        }
    }

    private void show(Context context, Page page) {
        headers.of(page.formTargets()).forEach(context::header);
        context.status(page.status()).contentType(HTML).result(page.html());
    }

    private void refuse(HttpResponseException refusal, Context context) {
        Optional.ofNullable(refusal.getDetails().get("availableMethods"))
                .ifPresent(methods -> context.header("Allow", methods));
        show(context, SignInPages.problem(Problem.of(refusal.getStatus()), Optional.empty(), ""));
    }

    private void fail(Exception failure, Context context) {
        String id = UUID.randomUUID().toString();
        LOGGER.error("A sign-in page failed; the page shows {}", id, failure);
        show(context, SignInPages.problem(Problem.Failure, Optional.empty(), id));
    }
}
