package dev.ringcentralokta.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.ringcentralokta.operator.http.Fence;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.http.Vendor;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A reconcile and its calls are one trace, which tells no secret, and no vendor is told of. */
class TracingTest {

    private static final Vendor OKTA =
            new Vendor("Okta", "X-Okta-Request-Id", Set.of("api", "v1", "apps", "users", "gone"));

    private final Spans spans = new Spans();
    private final Tracing tracing = new Tracing(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build());
    private final List<Headers> received = new CopyOnWriteArrayList<>();
    private final HttpTransport transport =
            new HttpTransport("1.2.3", HttpSettings.defaults(), Fence.OPEN, tracing.calls());
    private HttpServer vendor = server();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void close() {
        transport.close();
        vendor.stop(0);
        tracing.close();
    }

    @Test
    void aReconcileAndItsCallsAreOneTrace() throws Exception {
        List<String> traceInLog = new ArrayList<>();

        tracing.reconciles(new Metrics() {}).timeControllerExecution(execution(() -> {
            traceInLog.add(MDC.get("traceId"));
            transport.send(OKTA, call("/api/v1/apps/0oa1/users?q=jane"));
            return transport.send(OKTA, call("/gone"));
        }));

        assertThat(spans.all)
                .extracting(SpanData::getName)
                .containsExactly("Okta GET /api/v1/apps/{}/users", "Okta GET /gone", "reconcile AppAssignment");
        SpanData reconcile = spans.all.get(2);
        assertThat(spans.all).extracting(SpanData::getTraceId).containsOnly(reconcile.getTraceId());
        assertThat(traceInLog).containsExactly(reconcile.getTraceId());
        assertThat(MDC.get("traceId")).isNull();
        assertThat(spans.all.subList(0, 2))
                .extracting(SpanData::getParentSpanId)
                .containsOnly(reconcile.getSpanId());
        assertThat(reconcile.getAttributes().asMap().toString())
                .contains("k8s.namespace.name=default", "ringcentral_okta.name=jane");
        assertThat(spans.all.get(0).getAttributes().asMap().toString())
                .contains("http.response.status_code=200", "ringcentral_okta.request_id=r1", "server.address=");
        assertThat(spans.all.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void tellsNoSecretAndNoIdAndTellsNoVendorOfTheTrace() throws Exception {
        tracing.reconciles(new Metrics() {})
                .timeControllerExecution(execution(() -> transport.send(OKTA, call("/api/v1/apps/0oa1?token=s3cret"))));

        assertThat(spans.all.toString()).doesNotContain("s3cret", "SSWS", "0oa1");
        assertThat(received).singleElement().satisfies(headers -> assertThat(headers.keySet())
                .contains("Authorization")
                .doesNotContain("Traceparent", "Tracestate", "Baggage"));
    }

    @Test
    void aReconcileThatFailsSaysSoAndNotWhy() {
        assertThatThrownBy(() -> tracing.reconciles(new Metrics() {})
                        .timeControllerExecution(TracingTest.<Object>execution(() -> {
                            throw new IllegalStateException("s3cret");
                        })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(spans.all).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).contains("IllegalStateException").doesNotContain("s3cret");
        });
    }

    @Test
    void isOffUnlessAskedFor() {
        assertThat(Tracing.fromEnvironment()).isEmpty();
    }

    private Request call(String path) {
        return new Request.Builder()
                .url("http://localhost:" + vendor.getAddress().getPort() + path)
                .header("Authorization", "SSWS s3cret")
                .build();
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                received.add(exchange.getRequestHeaders());
                exchange.getResponseHeaders().set("X-Okta-Request-Id", "r1");
                boolean gone = exchange.getRequestURI().getPath().equals("/gone");
                exchange.sendResponseHeaders(gone ? 404 : 200, -1);
                exchange.close();
            });
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> ControllerExecution<T> execution(Callable<T> work) {
        return new ControllerExecution<>() {
            @Override
            public String name() {
                return "reconcile";
            }

            @Override
            public String controllerName() {
                return "appassignmentreconciler";
            }

            @Override
            public String successTypeName(T result) {
                return "";
            }

            @Override
            public ResourceID resourceID() {
                return new ResourceID("jane", "default");
            }

            @Override
            public Map<String, Object> metadata() {
                return Map.of(
                        Constants.RESOURCE_GVK_KEY,
                        new GroupVersionKind("ringcentral-okta.dev", "v1alpha1", "AppAssignment"));
            }

            @Override
            public T execute() throws Exception {
                return work.call();
            }
        };
    }

    private static final class Spans implements SpanExporter {
        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            all.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
