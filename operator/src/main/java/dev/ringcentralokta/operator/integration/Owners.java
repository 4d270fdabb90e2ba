package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Application;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Seniority;
import java.util.Optional;
import java.util.stream.Stream;

/** Of two integrations on one app the older one owns it; the other says so and does nothing. */
final class Owners {

    private final Watched<RingCentralIntegration> integrations;

    /** @param integrations all integrations that the operator watches, and those that its label selector leaves out */
    Owners(Watched<RingCentralIntegration> integrations) {
        this.integrations = integrations;
    }

    /**
     * Namespace and name of an older integration that means the same app, by its id or, before there is one, by its
     * catalogue name and label.
     */
    Optional<String> olderOwner(RingCentralIntegration integration, Optional<String> appId) {
        Stream<RingCentralIntegration> rivals = Stream.concat(integrations.all(), integrations.leftOut())
                .filter(other -> other.getSpec()
                        .okta()
                        .orgUrl()
                        .equals(integration.getSpec().okta().orgUrl()))
                .filter(other -> appId.map(id -> holds(other, id)).orElse(false)
                        || describesSameApp(
                                other.getSpec().application(),
                                integration.getSpec().application()));
        return Seniority.older(integration, rivals).map(Seniority::name);
    }

    private static boolean describesSameApp(Application one, Application other) {
        return one.id() == null
                && other.id() == null
                && one.catalogName().equals(other.catalogName())
                && one.label().equals(other.label());
    }

    private static boolean holds(RingCentralIntegration integration, String appId) {
        boolean declared = appId.equals(integration.getSpec().application().id());
        boolean observed = Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .filter(app -> app.id().equals(appId))
                .isPresent();
        return declared || observed;
    }
}
