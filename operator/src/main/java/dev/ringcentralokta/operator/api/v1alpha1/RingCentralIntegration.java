package dev.ringcentralokta.operator.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The RingCentral app of one Okta org and its connection with one RingCentral account. */
@Group("ringcentral-okta.dev")
@Version("v1alpha1")
@Kind("RingCentralIntegration")
@Plural("ringcentralintegrations")
@ShortNames("rcint")
public final class RingCentralIntegration
        extends CustomResource<RingCentralIntegrationSpec, RingCentralIntegrationStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
