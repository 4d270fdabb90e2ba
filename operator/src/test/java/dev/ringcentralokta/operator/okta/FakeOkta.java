package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that answers what a test laid down, and remembers what it was asked; for what the sandbox never answers. */
final class FakeOkta implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMillis(1),
            8L * 1024 * 1024,
            null);

    /** What was asked; the query is decoded by nobody. */
    record Asked(String call, String authorization, @Nullable String contentLength, String body) {}

    private record Answer(int status, String contentType, String body, Map<String, String> headers) {}

    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final SimulatedServer server;
    private final RequestLog requests;
    private Answer otherwise = new Answer(
            404, "application/json", "{\"errorCode\":\"E0000007\",\"errorSummary\":\"Not found\"}", Map.of());
    private final HttpTransport transport = new HttpTransport("test", SETTINGS);
    private Runnable meanwhile = () -> {};

    FakeOkta() {
        server = SimulatedServer.start(Optional.empty(), 0, context -> "all", config -> {
            config.router.ignoreTrailingSlashes = false;
            config.router.mount(
                    router -> List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE)
                            .forEach(method -> router.addHttpHandler(method, "/<path>", this::answer)));
        });
        requests = server.recordRequests();
    }

    /** Answers the next such call so, and all later ones as the last answer laid down. */
    FakeOkta on(String call, int status, String json, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(new Answer(status, "application/json", json, all));
        return this;
    }

    /** Answers every call so that nothing else was laid down for. */
    FakeOkta otherwise(int status, String contentType, String body) {
        otherwise = new Answer(status, contentType, body, Map.of());
        return this;
    }

    /** What happens while the next call is on its way. */
    FakeOkta meanwhile(Runnable happening) {
        meanwhile = happening;
        return this;
    }

    OktaClient client() {
        return client(new OktaCredentials.ApiToken("00secret"));
    }

    OktaClient client(OktaCredentials credentials) {
        return client(credentials, Optional::empty);
    }

    /** A client that reads its credentials anew from {@code stored}. */
    OktaClient client(OktaCredentials credentials, Supplier<Optional<OktaCredentials>> stored) {
        return client(credentials, stored, CLOCK);
    }

    /** The same by another clock. */
    OktaClient client(OktaCredentials credentials, Supplier<Optional<OktaCredentials>> stored, Clock clock) {
        return OktaClient.create(
                new OktaClient.Settings(server.url(), credentials, stored, Access.ReadWrite, 50),
                transport,
                new Governor("Okta", clock),
                clock);
    }

    URI url() {
        return server.url();
    }

    List<Asked> asked() {
        return asked;
    }

    /** All that was sent, for a look at what Okta documents. */
    RequestLog requests() {
        return requests;
    }

    /** The calls, without what they carried. */
    List<String> calls() {
        return asked.stream().map(Asked::call).toList();
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }

    private void answer(Context context) {
        String query = context.queryString();
        String call = context.method() + " " + context.req().getRequestURI() + (query == null ? "" : "?" + query);
        asked.add(new Asked(
                call,
                String.valueOf(context.header("Authorization")),
                context.header("Content-Length"),
                context.body()));
        Runnable happening = meanwhile;
        meanwhile = () -> {};
        happening.run();
        Answer answer = next(call);
        answer.headers().forEach((name, value) -> context.header(name, value.replace("{url}", url().toString())));
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
    }

    private Answer next(String call) {
        Deque<Answer> laidDown = answers.getOrDefault(call, new ArrayDeque<>());
        if (laidDown.isEmpty()) {
            return otherwise;
        }
        return laidDown.size() > 1 ? laidDown.remove() : laidDown.element();
    }
}
