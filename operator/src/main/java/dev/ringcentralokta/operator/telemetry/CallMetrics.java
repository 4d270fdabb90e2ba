package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.http.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts and times the calls to the vendors, and those that a rate limit held back. */
public final class CallMetrics implements CallObserver {

    private static final String NO_ANSWER = "none";

    private final MeterRegistry metrics;
    private final Clock clock;

    public CallMetrics(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Ongoing began(Call call) {
        Timer.Sample sample = Timer.start(metrics);
        return (status, requestId) -> sample.stop(metrics.timer(
                MetricName.CALLS,
                "vendor",
                call.vendor(),
                "operation",
                call.operation(),
                "code",
                status == 0 ? NO_ANSWER : Integer.toString(status)));
    }

    @Override
    public void heldBack(String vendor, String bucket, Instant until) {
        Duration wait = Duration.between(clock.instant(), until);
        metrics.timer(MetricName.RATE_LIMIT_WAITS, "vendor", vendor, "bucket", bucket)
                .record(wait.isNegative() ? Duration.ZERO : wait);
    }
}
