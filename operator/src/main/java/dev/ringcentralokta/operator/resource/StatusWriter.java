package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes statuses, and notices what a person did while one was being written: JOSDK 5.3 takes the event of such a change,
 * be it an edit or a deletion, for that of its own update and drops it (java-operator-sdk, pull request 3414). The API
 * server's answer holds both.
 */
public final class StatusWriter {

    private StatusWriter() {}

    /**
     * Applies a status.
     *
     * @param reconciled the resource as this reconcile saw it
     * @param status the resource with nothing but its new status; empty where that would change nothing
     * @param next when to look again if nothing happened meanwhile
     * @return when to look again
     */
    public static <R extends HasMetadata> Duration write(
            Context<R> context, R reconciled, Optional<R> status, Duration next) {
        return status.map(context.resourceOperations()::serverSideApplyPrimaryStatus)
                .filter(stored -> Triggers.call(stored, reconciled))
                .map(stored -> Duration.ZERO)
                .orElse(next);
    }
}
