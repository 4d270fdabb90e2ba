package dev.ringcentralokta.operator.change;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail of every change outside the cluster: one event, one audit line, one count. */
public final class ChangeLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    /** More changes than an hour of Okta's largest share brings; older ones are seen by every poll long since. */
    private static final int OWN_REQUESTS = 20_000;

    private final EventRecorder events;
    private final MeterRegistry metrics;
    private final Set<String> changedSinceLook = ConcurrentHashMap.newKeySet();
    private final Set<String> ownRequests =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > OWN_REQUESTS;
                }
            }));

    public ChangeLog(EventRecorder events, MeterRegistry metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * Tells of a change that was made.
     *
     * @param resource the manifest that asked for it
     * @param reason what was done
     * @param target what it was done to, with its id
     * @param requestId the vendor's id of the call; empty where it gave none
     * @param changes the values changed; none for what has no values
     */
    public void changed(
            HasMetadata resource, EventReason reason, String target, String requestId, List<Change> changes) {
        String values = changes.stream().map(Change::toString).collect(Collectors.joining("; "));
        ownRequests.add(requestId);
        changedSinceLook.add(resource.getMetadata().getUid());
        audit(resource, reason, target, requestId, changes, values);
        events.record(resource, reason, values.isEmpty() ? target : target + ": " + values);
        metrics.counter(MetricName.EXTERNAL_CHANGES, "kind", resource.getKind(), "reason", reason.name())
                .increment();
    }

    private static void audit(
            HasMetadata resource,
            EventReason reason,
            String target,
            String requestId,
            List<Change> changes,
            String values) {
        ObjectMeta by = resource.getMetadata();
        AUDIT.atInfo()
                .addKeyValue("reason", reason)
                .addKeyValue("target", target)
                .addKeyValue("kind", resource.getKind())
                .addKeyValue("namespace", by.getNamespace())
                .addKeyValue("name", by.getName())
                .addKeyValue("generation", by.getGeneration())
                .addKeyValue("requestId", requestId)
                .addKeyValue("changes", changes)
                .log(
                        "{} {} by {} {}/{} generation {} request {}{}",
                        reason,
                        target,
                        resource.getKind(),
                        by.getNamespace(),
                        by.getName(),
                        by.getGeneration(),
                        requestId.isEmpty() ? "-" : requestId,
                        values.isEmpty() ? "" : ": " + values);
    }

    /**
     * A look at a manifest has ended.
     *
     * @param asDeclared whether it found in place all that the manifest declares
     */
    public void looked(HasMetadata resource, boolean asDeclared) {
        boolean changed = changedSinceLook.remove(resource.getMetadata().getUid());
        if (asDeclared && !changed) {
            metrics.counter(MetricName.WRITES_AVOIDED, "kind", resource.getKind())
                    .increment();
        }
    }

    /** Forgets a manifest that is gone. */
    public void forget(HasMetadata resource) {
        changedSinceLook.remove(resource.getMetadata().getUid());
    }

    /** Whether a vendor's request was a change of this process, and so is no news to it. */
    public boolean isOwn(String requestId) {
        return !requestId.isEmpty() && ownRequests.contains(requestId);
    }

    /** Tells of something that is no change of ours. */
    public void noticed(HasMetadata resource, EventReason reason, String note) {
        events.record(resource, reason, note);
    }

    /** Tells of declared values that somebody changed outside, before they are set right. */
    public void drifted(HasMetadata resource, String target, List<Change> changes) {
        String values = changes.stream().map(Change::toString).collect(Collectors.joining("; "));
        events.record(resource, EventReason.DriftDetected, target + " was changed outside: " + values);
        metrics.counter(MetricName.DRIFT, "kind", resource.getKind()).increment(changes.size());
    }
}
