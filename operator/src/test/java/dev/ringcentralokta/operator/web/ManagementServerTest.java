package dev.ringcentralokta.operator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

    private final AtomicReference<Optional<String>> notLive = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean ready = new AtomicBoolean();
    private final ManagementServer server = new ManagementServer(0, notLive::get, ready::get, () -> "up 1\n");
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysWhetherItIsLiveAndWhyNot() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);

        notLive.set(Optional.of("all 10 reconciler threads have got nowhere for 400 s"));

        HttpResponse<String> dead = get("/livez");
        assertThat(dead.statusCode()).isEqualTo(503);
        assertThat(dead.body()).isEqualTo("not ok: all 10 reconciler threads have got nowhere for 400 s\n");
    }

    @Test
    void isNotReadyBeforeTheCachesAreFilled() throws Exception {
        HttpResponse<String> early = get("/readyz");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.body()).isEqualTo("not ok: caches are not filled yet\n");

        ready.set(true);

        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void givesMetricsToPrometheusAndTakesNoInput() throws Exception {
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.body()).isEqualTo("up 1\n");
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");

        assertThat(send(request("/metrics")
                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                .build())
                        .statusCode())
                .isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverSendsHalfARequestHoldsUpNoProbe() throws Exception {
        // Given more of them than there are threads
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                silent.add(halfARequest());
            }

            // Then a probe is answered all the same
            assertThat(get("/livez").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatThrownBy(() -> new ManagementServer(server.port(), Optional::empty, () -> true, () -> ""))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("Port " + server.port() + " of health and metrics cannot be opened");
    }

    private Socket halfARequest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(5));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
