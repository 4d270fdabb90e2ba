package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector that the standard variables name, here as properties, is sent the traces by OTLP over HTTP. */
class TracesTest {

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final HttpServer collector = collector();
    private final Map<String, String> asked = Map.of(
            "otel.exporter.otlp.endpoint",
            "http://localhost:" + collector.getAddress().getPort(),
            "otel.bsp.schedule.delay",
            "100");
    private final World world = World.start().withSecrets();

    @AfterEach
    void close() {
        asked.keySet().forEach(System::clearProperty);
        world.close();
        collector.stop(0);
    }

    @Test
    void sendsReconcilesWithTheirCallsAndNoSecret() {
        asked.forEach(System::setProperty);
        world.withOperator();

        world.apply(Manifests.integration("ringcentral", "label: RingCentral", "suspend: false"));
        world.apply(Manifests.assignment("jane", "ringcentral", "jane@acme.com", "Retain"));

        World.eventually().untilAsserted(() -> assertThat(String.join("", sent))
                .contains("/v1/traces application/x-protobuf")
                .contains("ringcentral-okta-operator", "reconcile AppAssignment", "reconcile RingCentralIntegration")
                .contains("Okta POST /api/v1/apps/{}/users", "k8s.namespace.name"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));
        assertThat(String.join("", sent)).doesNotContain(world.oktaToken(), "SSWS", "jane@acme.com");
    }

    private HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                sent.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type") + "\n"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
