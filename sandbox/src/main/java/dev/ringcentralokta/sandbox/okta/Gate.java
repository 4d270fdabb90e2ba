package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What every call passes before it is carried out: identity, rate limit, scope, and the org's lock. */
final class Gate {

    /** HTTP wants two digits for the day, which RFC_1123_DATE_TIME does not give. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final OktaOrg org;
    private final Clock clock;
    private final Authentication authentication;
    private final RateLimits limits;

    Gate(OktaOrg org, Clock clock, Authentication authentication) {
        this.org = org;
        this.clock = clock;
        this.authentication = authentication;
        this.limits = new RateLimits(org.context().options(), clock);
    }

    /** Headers of every answer. */
    void stamp(Context context) {
        String requestId;
        synchronized (org) {
            requestId = org.context().id("req");
        }
        context.header("X-Okta-Request-Id", requestId);
        context.header("Date", HTTP_DATE.format(clock.instant()));
    }

    /** For callers who need not say who they are. */
    Handler open(Consumer<Context> work) {
        return context -> {
            synchronized (org) {
                org.catchUp();
                work.accept(context);
            }
        };
    }

    /** For callers without a token who are limited all the same. */
    Handler limited(Consumer<Context> work) {
        return open(context -> {
            count(context, "anonymous");
            work.accept(context);
        });
    }

    /** For callers who may use the scope; {@code manage} includes {@code read}. */
    Handler scoped(String scope, Consumer<Context> work) {
        return open(context -> {
            requireLength(context);
            Authentication.Client client = authentication.authenticate(context);
            count(context, client.id());
            if (!client.may(scope)) {
                throw OktaError.noPermission();
            }
            org.context().log().causedBy(client.actor(), requestId(context));
            work.accept(context);
        });
    }

    static String requestId(Context context) {
        return context.res().getHeader("X-Okta-Request-Id");
    }

    private void count(Context context, String client) {
        Bucket bucket = Bucket.of(context.path());
        RateLimits.Usage usage = limits.count(client, bucket);
        context.header("X-Rate-Limit-Limit", Integer.toString(usage.limit()));
        context.header("X-Rate-Limit-Remaining", Integer.toString(usage.remaining()));
        context.header("X-Rate-Limit-Reset", Long.toString(usage.reset()));
        if (usage.exceeded()) {
            throw OktaError.rateLimit();
        }
    }

    /** Okta answers 411 to a PUT or POST that does not say how long its body is (okta-api.md §1). */
    private static void requireLength(Context context) {
        boolean writes = Set.of("PUT", "POST").contains(context.method().name());
        if (writes && context.header("Content-Length") == null && context.header("Transfer-Encoding") == null) {
            throw new HttpResponseException(411, "Length Required");
        }
    }
}
