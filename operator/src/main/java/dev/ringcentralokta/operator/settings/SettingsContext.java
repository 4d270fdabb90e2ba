package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.connection.AdminLinks;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.status.ConditionType;
import java.net.URI;
import java.util.Optional;

/**
 * What the steps of one reconcile share.
 *
 * @param settings the manifest
 * @param integration the integration that it belongs to
 * @param okta the client of the integration's org
 * @param app the app as Okta has it now
 * @param featuresApi whether Okta's API can set the provisioning of this app (design §1, fact 1)
 */
record SettingsContext(
        ProvisioningSettings settings,
        RingCentralIntegration integration,
        OktaClient okta,
        App app,
        boolean featuresApi) {

    /** Whether nothing may be written. */
    boolean observing() {
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
    }

    /** What is compared, and with what. */
    Correction.Subject subject(ConditionType type, String target) {
        return new Correction.Subject(settings, before(), type, target, observing());
    }

    /** What the status remembers of this app. */
    LastLook before() {
        boolean sameApp = Optional.ofNullable(settings.getStatus())
                .filter(status -> app.id().equals(status.appId()))
                .isPresent();
        return sameApp ? LastLook.of(settings) : LastLook.none();
    }

    /** Link to the app's Provisioning tab. */
    String provisioningTab() {
        return AdminLinks.provisioning(URI.create(integration.getSpec().okta().orgUrl()), app);
    }
}
