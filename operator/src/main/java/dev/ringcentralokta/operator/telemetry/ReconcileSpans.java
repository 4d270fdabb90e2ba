package dev.ringcentralokta.operator.telemetry;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/** A span for each reconcile, named by its kind, within which the spans of its calls begin; lines of the log tell its trace. */
final class ReconcileSpans implements Metrics {

    private static final String TRACE = "traceId";

    private final Tracer tracer;
    private final Metrics timed;

    ReconcileSpans(Tracer tracer, Metrics timed) {
        this.tracer = tracer;
        this.timed = timed;
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be closed
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        String kind = ReconcileScope.kind(execution);
        Span span = tracer.spanBuilder(execution.name() + " " + kind)
                .setAttribute(
                        "k8s.namespace.name",
                        execution.resourceID().getNamespace().orElse(""))
                .setAttribute("ringcentral_okta.kind", kind)
                .setAttribute("ringcentral_okta.name", execution.resourceID().getName())
                .startSpan();
        MDC.put(TRACE, span.getSpanContext().getTraceId());
        try (Scope current = span.makeCurrent()) {
            return timed.timeControllerExecution(execution);
        } catch (Exception e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            MDC.remove(TRACE);
            span.end();
        }
    }
}
