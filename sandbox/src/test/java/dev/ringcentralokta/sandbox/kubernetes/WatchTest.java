package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches over chunked HTTP, as any HTTP client sees them. */
@Timeout(60)
class WatchTest {

    private static final String WATCH = "/api/v1/namespaces/default/configmaps?watch=true";

    private final HttpClient client = HttpClient.newHttpClient();
    private KubernetesApi api;

    @BeforeEach
    void start() {
        api = KubernetesApi.start(0, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void continuesAfterTheGivenRevision() throws Exception {
        apply("a", "x");
        String revision = list();
        apply("b", "x");
        apply("a", "y");

        try (BufferedReader events = watch("&resourceVersion=" + revision)) {
            assertThat(next(events)).isEqualTo("ADDED b");
            assertThat(next(events)).isEqualTo("MODIFIED a");
        }
    }

    @Test
    void selectorsTurnChangesIntoAdditionsAndDeletions() throws Exception {
        apply("a", "x");

        try (BufferedReader events = watch("&labelSelector=tier%3Dy&resourceVersion=" + list())) {
            apply("a", "y");
            assertThat(next(events)).isEqualTo("ADDED a");
            apply("a", "x");
            assertThat(next(events)).isEqualTo("DELETED a");
        }
    }

    @Test
    void marksTheEndOfThePresentObjects() throws Exception {
        apply("a", "x");

        try (BufferedReader events = watch("&sendInitialEvents=true&allowWatchBookmarks=true")) {
            assertThat(next(events)).isEqualTo("ADDED a");
            ObjectNode bookmark = event(events);
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
        }
    }

    @Test
    void forgottenRevisionsAreGone() throws Exception {
        apply("a", "0");
        String revision = list();
        for (int i = 1; i <= 10_002; i++) {
            apply("a", Integer.toString(i));
        }

        try (BufferedReader events = watch("&resourceVersion=" + revision)) {
            ObjectNode error = event(events);
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
            assertThat(error.at("/object/reason").asText()).isEqualTo("Expired");
        }
    }

    @Test
    void endsAtTheTimeAskedFor() throws Exception {
        try (BufferedReader events = watch("&timeoutSeconds=1")) {
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void endsWhenTheClientIsGone() throws Exception {
        try (Socket socket = new Socket(api.url().getHost(), api.url().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + WATCH + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
            assertThat(api.calls().calls()).isEmpty();
        }

        // A call is counted when it has been answered.
        await().untilAsserted(() -> assertThat(api.calls().calls()).hasSize(1));
    }

    @Test
    void goesOverWebSocketsToo() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                events.add(text.toString());
                socket.request(1);
                return CompletableFuture.completedFuture(text);
            }
        };

        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(api.url().toString().replace("http", "ws") + WATCH), listener)
                .join();
        apply("a", "x");

        assertThat(events.poll(20, TimeUnit.SECONDS)).startsWith("{\"type\":\"ADDED\"");
        socket.abort();
    }

    @Test
    void refusesWebSocketsForUnknownTypes() {
        URI nothing =
                URI.create(api.url().toString().replace("http", "ws") + "/apis/example.com/v1/gadgets?watch=true");

        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(nothing, new WebSocket.Listener() {})
                        .join())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
                .isEqualTo(404);
    }

    private void apply(String name, String tier) throws IOException {
        String yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, labels: {tier: '%s'}}}";
        api.apply(new ByteArrayInputStream(yaml.formatted(name, tier).getBytes(StandardCharsets.UTF_8)));
    }

    private String list() throws Exception {
        String answer = client.send(request("/api/v1/configmaps"), BodyHandlers.ofString())
                .body();
        return Json.parse(answer).at("/metadata/resourceVersion").asText();
    }

    private BufferedReader watch(String query) throws Exception {
        InputStream body = client.send(request(WATCH + query), BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(api.url() + path)).build();
    }

    private static String next(BufferedReader events) throws IOException {
        ObjectNode event = event(events);
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText();
    }

    private static ObjectNode event(BufferedReader events) throws IOException {
        return (ObjectNode) Json.parse(events.readLine());
    }
}
