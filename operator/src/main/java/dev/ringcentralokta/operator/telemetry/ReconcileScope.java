package dev.ringcentralokta.operator.telemetry;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Puts what a reconcile is about on every line that is logged in it. The SDK does so, too, but takes it away as soon as the
 * reconcile wakes another object (5.3.2: {@code EventProcessor.handleEvent} clears what is not its own).
 */
public final class ReconcileScope implements Metrics {

    private final Metrics timed;

    /** A scope around executions that {@code timed} times. */
    public ReconcileScope(Metrics timed) {
        this.timed = timed;
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        MDC.put("kind", kind(execution));
        MDC.put("namespace", execution.resourceID().getNamespace().orElse(""));
        MDC.put("name", execution.resourceID().getName());
        try {
            return timed.timeControllerExecution(execution);
        } finally {
            MDC.remove("kind");
            MDC.remove("namespace");
            MDC.remove("name");
        }
    }

    static String kind(ControllerExecution<?> execution) {
        return Optional.ofNullable(execution.metadata().get(Constants.RESOURCE_GVK_KEY))
                .filter(GroupVersionKind.class::isInstance)
                .map(GroupVersionKind.class::cast)
                .map(GroupVersionKind::getKind)
                .orElse("");
    }
}
