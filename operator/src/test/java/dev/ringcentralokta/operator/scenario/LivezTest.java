package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kubelet restarts an operator whose threads all hang, and leaves one alone that is idle or has an outage to wait for. */
class LivezTest {

    private static final int THREADS = 10;
    private static final String WITH_SESSION =
            Manifests.INTEGRATION.replace("resyncInterval: 10s", "resyncInterval: 1s")
                    + "  provisioning: {enabled: false}\n";

    private final MovableClock clock = new MovableClock();
    private final World world = World.start().withSecrets();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(THREADS);

    @BeforeEach
    void given() {
        world.withOperator(clock);
    }

    @AfterEach
    void close() {
        end.countDown();
        world.close();
    }

    @Test
    void failsOnceAllThreadsHangAndNotBefore() throws Exception {
        // Given as many reconciles as there are threads, none of which will ever end
        IntStream.range(0, THREADS).forEach(number -> {
            world.whileStatusIsWritten("a" + number, this::hang);
            world.apply(Manifests.assignment("a" + number, "nowhere", "jane@acme.com", "Retain"));
        });
        hanging.await();
        assertThat(probe("/livez").statusCode()).isEqualTo(200);

        // When time goes by
        clock.advance(Duration.ofMinutes(8));

        // Then it is not live, and ready nevertheless: what it knows is right
        assertThat(probe("/livez").statusCode()).isEqualTo(503);
        assertThat(probe("/livez").body()).contains("all 10 reconciler threads have got nowhere");
        assertThat(probe("/metrics").body()).contains("ringcentral_okta_live 0.0");
        assertThat(probe("/readyz").statusCode()).isEqualTo(200);

        // When they go on after all, it is
        end.countDown();
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(AppAssignment.class, "a9")).startsWith("IntegrationNotFound");
            assertThat(probe("/livez").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void isWellWhenIdleForADayAndWhileOktaIsDown() throws Exception {
        assertThat(probe("/livez").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(probe("/livez").statusCode()).isEqualTo(200);

        world.okta.close();
        world.apply(Manifests.integration("ringcentral", "label: RingCentral", "suspend: false"));
        World.eventually()
                .untilAsserted(() -> assertThat(probe("/metrics").body()).contains("reason=\"VendorUnavailable\""));
        clock.advance(Duration.ofMinutes(8));

        assertThat(probe("/livez").statusCode()).isEqualTo(200);
        assertThat(probe("/livez").body()).isEqualTo("ok\n");
    }

    @Test
    void isLiveAndReadyWhileOktaAndRingCentralAnswerNothingButErrors() throws Exception {
        // Given an integration that is signed in to RingCentral
        world.apply(WITH_SESSION);
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));

        // When both are down, and the session is due to be refreshed
        Stream.of(Vendor.values()).forEach(vendor -> vendor.faults(world)
                .inject("*", "", Integer.MAX_VALUE, Trouble.UNAVAILABLE.of(vendor)));
        clock.advance(Duration.ofHours(1));
        awaitAnswers("503");

        // Then no restart is asked for, nor is it taken out of service, however long it lasts
        isLiveAndReady();
        clock.advance(Duration.ofDays(1));
        isLiveAndReady();
    }

    @Test
    void startsWhileOktaAndRingCentralRefuseConnections() throws Exception {
        // Given manifests, and nobody who listens at either
        world.stopOperator();
        world.apply(WITH_SESSION + "---\n" + Manifests.SETTINGS + "---\n" + Manifests.JANE);
        world.okta.close();
        world.ringCentral.close();

        // When the operator starts
        world.withOperator(clock);

        // Then it is ready from the first moment, and still is when it has found out
        isLiveAndReady();
        awaitAnswers("none");
        clock.advance(Duration.ofDays(1));
        isLiveAndReady();
    }

    /** Until calls to both have come to this status. */
    private void awaitAnswers(String code) {
        World.eventually().untilAsserted(() -> assertThat(List.of("Okta", "RingCentral"))
                .allSatisfy(vendor -> assertThat(probe("/metrics").body())
                        .containsPattern("calls_seconds_count\\{code=\"" + code + "\",.*vendor=\"" + vendor + "\"")));
    }

    private void isLiveAndReady() throws IOException, InterruptedException {
        for (String path : List.of("/livez", "/readyz")) {
            HttpResponse<String> answer = probe(path);
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        }
    }

    private void hang() {
        hanging.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> probe(String path) throws IOException, InterruptedException {
        URI url = URI.create("http://localhost:" + world.managementPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
