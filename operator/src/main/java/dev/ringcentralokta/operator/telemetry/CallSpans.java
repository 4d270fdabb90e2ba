package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.http.CallObserver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** A span for each call, named by what it does; its attributes are those that OpenTelemetry names for HTTP clients. */
final class CallSpans implements CallObserver {

    private final Tracer tracer;

    CallSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Ongoing began(Call call) {
        String[] operation = call.operation().split(" ", 2);
        Span span = tracer.spanBuilder(call.vendor() + " " + call.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("server.address", call.host())
                .setAttribute("http.request.method", operation[0])
                .setAttribute("url.template", operation[1])
                .startSpan();
        return (status, requestId) -> {
            if (status != 0) {
                span.setAttribute("http.response.status_code", status);
            }
            if (!requestId.isEmpty()) {
                span.setAttribute("ringcentral_okta.request_id", requestId);
            }
            if (status == 0 || status >= 400) {
                span.setStatus(StatusCode.ERROR, status == 0 ? "no answer" : "");
            }
            span.end();
        };
    }
}
