package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.http.CallObserver;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traces by OpenTelemetry: a span for each reconcile, and in it one for each call. Off unless the standard variables
 * ({@code OTEL_EXPORTER_OTLP_ENDPOINT} and others) ask for it, and then nothing of it is loaded.
 */
public final class Tracing implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Tracing.class);

    /** What the standard variables override. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "ringcentral-okta-operator",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    /** The collector may be gone, and the process has to end. */
    private static final int LAST_SPANS_SECONDS = 2;

    private final OpenTelemetrySdk sdk;
    private final Tracer tracer;

    Tracing(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
        this.tracer = sdk.getTracer("dev.ringcentralokta.operator");
    }

    /** Tracing as the environment asks for it; empty where it does not. What it asks for in vain is logged. */
    public static Optional<Tracing> fromEnvironment() {
        boolean wanted = Stream.of(
                        "otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint", "otel.traces.exporter")
                .anyMatch(name -> value(name).isPresent());
        boolean refused = value("otel.traces.exporter").filter("none"::equals).isPresent()
                || value("otel.sdk.disabled").filter("true"::equalsIgnoreCase).isPresent();
        return wanted && !refused ? configured() : Optional.empty();
    }

    /** Makes spans of calls, within those of reconciles; no headers, and so no trace, go to the vendors. */
    public CallObserver calls() {
        return new CallSpans(tracer);
    }

    /** Makes spans of reconciles that {@code timed} times. */
    public Metrics reconciles(Metrics timed) {
        return new ReconcileSpans(tracer, timed);
    }

    @Override
    public void close() {
        sdk.getSdkTracerProvider().shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS);
    }

    private static Optional<Tracing> configured() {
        try {
            return Optional.of(new Tracing(AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> DEFAULTS)
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk()));
        } catch (ConfigurationException e) {
            LOGGER.error("No traces: {}; correct the OTEL_* variables", e.getMessage());
            return Optional.empty();
        }
    }

    /** As OpenTelemetry itself looks it up. */
    private static Optional<String> value(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
