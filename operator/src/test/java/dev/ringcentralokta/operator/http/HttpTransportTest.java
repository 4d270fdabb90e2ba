package dev.ringcentralokta.operator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import dev.ringcentralokta.sandbox.http.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTransportTest {

    private static final int PATIENCE_MILLIS = 10_000;

    private static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMillis(1),
            1024,
            null);

    private static final Vendor OKTA = new Vendor("Okta", "X-Okta-Request-Id", Set.of("agent", "make"));

    private final SimulatedServer server = start(Optional.empty());
    private final HttpTransport transport = new HttpTransport("1.2.3", SETTINGS);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void letsGoOfAConnectionThatNobodyUses() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE_MILLIS);
            FutureTask<Integer> end = new FutureTask<>(() -> answerOnce(server));
            new Thread(end, "server").start();

            HttpUrl url = new HttpUrl.Builder()
                    .scheme("http")
                    .host(server.getInetAddress().getHostAddress())
                    .port(server.getLocalPort())
                    .build();
            assertThat(transport
                            .send(OKTA, new Request.Builder().url(url).build())
                            .status())
                    .isEqualTo(204);

            assertThat(end).succeedsWithin(Duration.ofMillis(PATIENCE_MILLIS)).isEqualTo(-1);
        }
    }

    /** Answers, keeps the connection, and returns what comes next over it: -1 where the caller lets go of it. */
    private static int answerOnce(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = request.readLine();
            while (!line.isEmpty()) {
                line = request.readLine();
            }
            socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return request.read();
        }
    }

    @Test
    void saysWhoCalls() {
        assertThat(get("/agent").body()).isEqualTo("ringcentral-okta-operator/1.2.3");
    }

    @Test
    void handsBackAnyStatusToBeJudged() {
        server.faults().inject("GET", "/agent", 1, new Faults.Status(404, "{\"errorCode\":\"E0000007\"}"));

        HttpAnswer answer = get("/agent");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("errorCode").asText()).isEqualTo("E0000007");
    }

    @Test
    void readsOnceMoreAfterATroubleThatPasses() {
        server.faults().inject("GET", "/agent", 1, new Faults.Status(503, ""));
        assertThat(get("/agent").status()).isEqualTo(200);

        server.faults().inject("GET", "/agent", 1, new Faults.Latency(Duration.ofSeconds(1)));
        assertThat(get("/agent").status()).isEqualTo(200);
    }

    @Test
    void doesNotReadOnAndOnAgainstAServerInTrouble() {
        server.faults().inject("GET", "/agent", 99, new Faults.Status(503, ""));

        assertThat(get("/agent").status()).isEqualTo(503);
        assertThat(server.calls().calls()).hasSize(2);
    }

    @Test
    void tellsOfEachCallWhatItDoesAndHowItEnded() {
        List<String> told = new ArrayList<>();
        CallObserver observer = call -> {
            told.add(call.vendor() + " " + call.operation());
            return (status, requestId) -> told.add(status + " " + requestId);
        };
        server.faults().inject("POST", "/make/00u1", 1, new Faults.Status(201, "", Map.of("x-okta-request-id", "r1")));
        server.faults().inject("GET", "/agent", 1, new Faults.DropBefore());
        try (HttpTransport observed = new HttpTransport("1.2.3", SETTINGS, Fence.OPEN, observer)) {
            observed.send(OKTA, post("/make/00u1?token=s3cret"));
            assertThatThrownBy(() -> observed.send(OKTA, request("/agent"))).isInstanceOf(ApiException.class);
        }

        assertThat(told).containsExactly("Okta POST /make/{}", "201 r1", "Okta GET /agent", "0 ");
    }

    @Test
    void sendsNothingThatMayChangeSomethingPastAFenceThatIsShut() {
        Fence shut = () -> {
            throw new FencedException("another leads");
        };
        try (HttpTransport fenced = new HttpTransport("1.2.3", SETTINGS, shut)) {
            Request.Builder make = new Request.Builder().url(server.url() + "/make");
            RequestBody body = RequestBody.create("{}", null);

            assertThat(fenced.send(OKTA, make.get().build()).status()).isNotZero();
            List.of("POST", "PUT", "PATCH", "DELETE").forEach(method -> assertThatThrownBy(
                            () -> fenced.send(OKTA, make.method(method, body).build()))
                    .isInstanceOf(FencedException.class)
                    .hasMessage("another leads"));
        }
        assertThat(server.calls().calls()).extracting(CallLog.Call::method).containsExactly("GET");
    }

    @Test
    void sendsAPostOnceAndSaysThatItMayHaveBeenCarriedOut() {
        // Given a connection in the pool, over which OkHttp would by itself send again
        get("/agent");
        server.calls().clear();
        server.faults().inject("POST", "/make", 1, new Faults.DropAfter());

        // When the answer is lost
        ApiFailure failure = failure(post("/make"));

        // Then the caller must look before it asks again
        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(server.calls().calls()).hasSize(1);
    }

    @Test
    void aReadThatIsNotAnsweredChangedNothing() {
        server.faults().inject("GET", "/agent", 1, new Faults.Latency(Duration.ofSeconds(1)));

        ApiFailure failure = failure(request("/agent"));

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.message()).contains("in time");
    }

    @Test
    void refusesAnEndlessAnswer() {
        ApiFailure failure = failure(request("/huge"));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.message()).contains("longer than 1024 bytes");
    }

    @Test
    void saysWhatToCheckWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + free + "/")
                .post(RequestBody.EMPTY)
                .build();

        ApiFailure failure = failure(request);

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.message()).contains("Nothing accepts connections at 127.0.0.1:" + free);
    }

    @Test
    void saysWhatToCheckWhereTheHostIsUnknown() {
        ApiFailure failure = failure(
                new Request.Builder().url("https://no-such-org.invalid/").build());

        assertThat(failure.message()).contains("no-such-org.invalid").contains("DNS");
    }

    @Test
    void trustsAnExtraAuthorityOnlyWhenTold(@TempDir Path folder) throws IOException {
        // Given a server whose certificate an authority of our own signed
        Tls tls = Tls.create();
        Path authority = Files.writeString(folder.resolve("ca.pem"), tls.authorityPem());
        try (SimulatedServer secure = start(Optional.of(tls));
                HttpTransport trusting = new HttpTransport("1", SETTINGS.trusting(authority))) {
            Request request = new Request.Builder().url(secure.url() + "/agent").build();

            // Then the platform's authorities alone do not do, and the message says so
            assertThat(failure(request).message()).contains("certificate authority");

            // And with the file they do
            assertThat(trusting.send(OKTA, request).status()).isEqualTo(200);
        }
    }

    @Test
    void namesAFileThatHoldsNoCertificates(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> new HttpTransport("1", SETTINGS.trusting(empty)).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem");
    }

    @Test
    void doesNotFollowRedirectsWithCredentials() {
        assertThat(get("/elsewhere").status()).isEqualTo(302);
    }

    private HttpAnswer get(String path) {
        return transport.read("Okta", () -> transport.send(OKTA, request(path)));
    }

    private Request request(String path) {
        return new Request.Builder().url(server.url() + path).build();
    }

    private Request post(String path) {
        return request(path).newBuilder().post(RequestBody.EMPTY).build();
    }

    private ApiFailure failure(Request request) {
        return catchThrowableOfType(ApiException.class, () -> transport.send(OKTA, request))
                .failure();
    }

    private static SimulatedServer start(Optional<Tls> tls) {
        return SimulatedServer.start(
                tls,
                0,
                context -> "all",
                config -> config.router.mount(router -> {
                    router.get("/agent", context -> context.result(String.valueOf(context.userAgent())));
                    router.post("/make", context -> context.status(201));
                    router.get("/huge", context -> context.result("x".repeat(100_000)));
                    router.get(
                            "/elsewhere",
                            context -> context.redirect(URI.create("/agent").toString()));
                }));
    }
}
