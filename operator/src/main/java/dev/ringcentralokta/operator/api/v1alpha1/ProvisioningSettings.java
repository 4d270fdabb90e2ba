package dev.ringcentralokta.operator.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** What flows between Okta and RingCentral, in both directions, for one integration. */
@Group("ringcentral-okta.dev")
@Version("v1alpha1")
@Kind("ProvisioningSettings")
@Plural("provisioningsettings")
@ShortNames("provset")
public final class ProvisioningSettings extends CustomResource<ProvisioningSettingsSpec, ProvisioningSettingsStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}
