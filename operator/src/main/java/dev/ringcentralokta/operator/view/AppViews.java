package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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

    /** The view of the app of an integration, if anybody has looked into it. */
    public Optional<AppView> known(RingCentralIntegration integration) {
        return key(integration).map(views::get);
    }

    /** Forgets what belonged to an integration that is gone. */
    public void forget(RingCentralIntegration integration) {
        key(integration).ifPresent(views::remove);
    }

    private static Optional<Key> key(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(app -> new Key(integration.getSpec().okta().orgUrl(), app.id()));
    }
}
