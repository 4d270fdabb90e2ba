package dev.ringcentralokta.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedServerTest {

    private final AtomicInteger done = new AtomicInteger();
    private final SimulatedServer server = start(Optional.empty());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void countsEachCallInItsBucket() throws Exception {
        get("/things?limit=1");
        get("/nothing");

        assertThat(server.calls().calls())
                .containsExactly(
                        new CallLog.Call("GET", "/things?limit=1", "/things", 200),
                        new CallLog.Call("GET", "/nothing", "/nothing", 404));
        assertThat(server.calls().perBucket())
                .containsEntry("/things", 1L)
                .containsEntry("/nothing", 1L)
                .hasSize(2);
    }

    @Test
    void answersTheFaultsStatusWithoutDoingAnything() throws Exception {
        server.faults().inject("GET", "^/things", 1, new Faults.Status(503, "{\"down\":true}"));

        HttpResponse<String> first = get("/things");
        HttpResponse<String> second = get("/things");

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.body()).isEqualTo("{\"down\":true}");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(done).hasValue(1);
        assertThat(server.calls().calls()).extracting(CallLog.Call::status).containsExactly(503, 200);
    }

    @Test
    void answersLate() throws Exception {
        server.faults().inject("*", "/things", 1, new Faults.Latency(Duration.ofMillis(150)));

        long start = System.nanoTime();
        HttpResponse<String> answer = get("/things");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void dropsBeforeAnythingIsDone() {
        // The client may send a GET again when the connection breaks; a rule for many calls covers that, too.
        server.faults().inject("GET", "/things", 100, new Faults.DropBefore());

        assertThatThrownBy(() -> get("/things")).isInstanceOf(IOException.class);

        assertThat(done).hasValue(0);
        assertThat(server.calls().calls()).isNotEmpty().allMatch(call -> call.status() == CallLog.Call.DROPPED);
    }

    @Test
    void dropsAfterTheCallWasCarriedOut() {
        server.faults().inject("POST", "/things", 1, new Faults.DropAfter());

        assertThatThrownBy(() -> send(HttpRequest.newBuilder(server.url().resolve("/things"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build()))
                .isInstanceOf(IOException.class);

        assertThat(done).hasValue(1);
        assertThat(server.calls().calls()).extracting(CallLog.Call::status).containsExactly(CallLog.Call.DROPPED);
    }

    @Test
    void answersTheFaultsHeaders() throws Exception {
        Map<String, String> headers = Map.of("X-Rate-Limit-Remaining", "0", "Content-Type", "text/html");
        server.faults().inject("GET", "^/things", 1, new Faults.Status(429, "<html>", headers));

        HttpResponse<String> answer = get("/things");

        assertThat(answer.headers().firstValue("X-Rate-Limit-Remaining")).contains("0");
        assertThat(answer.headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .startsWith("text/html");
    }

    @Test
    void cutsTheBodyOfACompleteAnswer() throws Exception {
        server.faults().inject("GET", "/things", 1, new Faults.Truncated());

        HttpResponse<String> answer = get("/things");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("thi");
        assertThat(answer.headers().firstValue("Content-Length")).contains("3");
        assertThat(done).hasValue(1);
    }

    @Test
    void resetsTheConnectionBeforeAnythingIsDone() {
        server.faults().inject("GET", "/things", 1, new Faults.ResetBefore());

        assertThatThrownBy(() -> readRaw(server.url())).isInstanceOf(SocketException.class);

        assertThat(done).hasValue(0);
    }

    @Test
    void resetsTheConnectionAfterTheCallWasCarriedOut() {
        server.faults().inject("GET", "/things", 1, new Faults.ResetAfter());

        assertThatThrownBy(() -> readRaw(server.url()))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");

        assertThat(done).hasValue(1);
        assertThat(server.calls().calls()).extracting(CallLog.Call::status).containsExactly(CallLog.Call.DROPPED);
    }

    @Test
    void hangsAfterTheCallWasCarriedOut() {
        server.faults().inject("GET", "/things", 1, new Faults.Hang(Duration.ofHours(1)));

        assertThatThrownBy(() -> send(HttpRequest.newBuilder(server.url().resolve("/things"))
                        .timeout(Duration.ofMillis(300))
                        .build()))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(done).hasValue(1);
        assertThat(server.calls().calls()).extracting(CallLog.Call::status).containsExactly(200);
    }

    @Test
    void strikesTheNthCallFromNowWhateverItIs() throws Exception {
        get("/things");
        server.faults().injectAt(2, new Faults.Status(500, ""));
        server.faults().inject("GET", "/nothing", 1, new Faults.Status(502, ""));

        assertThat(get("/nothing").statusCode()).isEqualTo(502);
        assertThat(get("/things").statusCode()).isEqualTo(500);
        assertThat(get("/things").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsHowManyFaultsAreLeft() throws Exception {
        server.faults().inject("GET", "/things", 2, new Faults.Status(500, ""));
        server.faults().injectAt(9, new Faults.Status(500, ""));

        get("/things");

        assertThat(server.faults().left()).isEqualTo(2);
    }

    @Test
    void keepsRequestsOnlyForWhoAsks() throws Exception {
        get("/things");
        RequestLog requests = server.recordRequests();

        send(HttpRequest.newBuilder(server.url().resolve("/things?a=1%202"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer secret")
                .header("User-Agent", "somebody/1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(requests.requests())
                .containsExactly(
                        new RequestLog.Request("POST", "/things", "a=1%202", "application/json", "somebody/1", "{}"));
    }

    @Test
    void leavesOtherCallsAlone() throws Exception {
        server.faults().inject("POST", "/things", 1, new Faults.Status(500, ""));
        server.faults().inject("GET", "/others", 1, new Faults.Status(500, ""));

        assertThat(get("/things").statusCode()).isEqualTo(200);
    }

    @Test
    void takesFaultsBack() throws Exception {
        server.faults().inject("*", ".*", 5, new Faults.Status(500, ""));

        server.faults().clear();

        assertThat(get("/things").statusCode()).isEqualTo(200);
    }

    @Test
    void servesTlsThatItsOwnClientsTrust() throws Exception {
        Tls tls = Tls.create();
        OkHttpClient trusting = new OkHttpClient.Builder()
                .sslSocketFactory(tls.clientSocketFactory(), tls.clientTrustManager())
                .retryOnConnectionFailure(false)
                .build();
        try (SimulatedServer secure = start(Optional.of(tls))) {
            assertThat(secure.url().getScheme()).isEqualTo("https");
            assertThat(status(trusting, secure.url())).isEqualTo(200);

            secure.faults().inject("GET", "/things", 1, new Faults.DropAfter());
            assertThatThrownBy(() -> status(trusting, secure.url())).isInstanceOf(IOException.class);
            secure.faults().inject("GET", "/things", 1, new Faults.ResetAfter());
            assertThatThrownBy(() -> status(trusting, secure.url())).isInstanceOf(SocketException.class);
        }
    }

    private SimulatedServer start(Optional<Tls> tls) {
        return SimulatedServer.start(
                tls,
                0,
                context -> context.path(),
                config -> config.router.mount(routes -> routes.get("/things", c -> {
                            done.incrementAndGet();
                            c.result("things");
                        })
                        .post("/things", c -> done.incrementAndGet())));
    }

    private static int status(OkHttpClient client, URI url) throws IOException {
        try (Response response = client.newCall(new Request.Builder()
                        .url(url.resolve("/things").toString())
                        .build())
                .execute()) {
            return response.code();
        }
    }

    /** Below HTTP, where an orderly end and a reset look different. */
    private static void readRaw(URI url) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write("GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            socket.getInputStream().readAllBytes();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.url().resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
