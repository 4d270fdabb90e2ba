package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The views of all apps: one for each, shared by all that belongs to its integration. */
public final class AppViews {

    private record Key(String orgUrl, String appId) {}

    private final Clock clock;
    private final Map<Key, AppView> views = new ConcurrentHashMap<>();

    public AppViews(Clock clock) {
        this.clock = clock;
    }

    /** The view of an app; empty at first. */
    public AppView of(RingCentralIntegration integration, String appId) {
        return views.computeIfAbsent(
                new Key(integration.getSpec().okta().orgUrl(), appId), key -> new AppView(appId, clock));
    }

    /** Forgets what belonged to an integration that is gone. */
    public void forget(RingCentralIntegration integration) {
        var status = integration.getStatus();
        if (status != null && status.app() != null) {
            Key key = new Key(
                    integration.getSpec().okta().orgUrl(),
                    Objects.requireNonNull(status.app()).id());
            views.remove(key);
        }
    }
}
