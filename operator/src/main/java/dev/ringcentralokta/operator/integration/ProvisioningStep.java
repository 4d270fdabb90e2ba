package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.connection.AdminLinks;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.Connection;
import dev.ringcentralokta.operator.okta.ConnectionProfile;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Steps 3 to 5 of the procedure, "Configure API Integration". Okta's documented API does not know RingCentral's
 * provisioning (design §1, facts 1 and 2): where its probe answers UNKNOWN a person is asked, and {@code features[]}
 * of the app shows when it is done.
 */
public final class ProvisioningStep {

    private static final ConditionType CONDITION = ConditionType.ProvisioningEnabled;

    private static final String WHY =
            "Okta's public API cannot set RingCentral's provisioning up (connections/default answers UNKNOWN).";

    private static final String TARGET = "API integration";

    private final ChangeLog changes;

    ProvisioningStep(ChangeLog changes) {
        this.changes = changes;
    }

    /** Whether the app's features show that Okta pushes to or imports from RingCentral. */
    public static boolean isOn(App app) {
        return app.features().stream()
                .anyMatch(feature -> feature.startsWith("PUSH_") || feature.startsWith("IMPORT_"));
    }

    /** Turns "Enable API Integration" on or off where the API allows it, else says what a person has to do. */
    Report run(RingCentralIntegration integration, OktaClient okta, App app) {
        Provisioning wanted = integration.getSpec().provisioning();
        boolean byOkta = wanted.enabled() && wanted.provisioner() == Provisioner.Okta;
        if (byOkta == isOn(app)) {
            return wanted.enabled() && !byOkta ? operatorProvisioner() : settled(byOkta);
        }
        Connection connection = okta.provisioning().connection(app.id());
        if (connection.supported() && (connection.status() == Connection.Status.Enabled) == byOkta) {
            return settled(byOkta); // features follow a connection in Okta's own time
        }
        boolean newDrift = recordedDrift(integration, byOkta);
        boolean settable = connection.supported() || (byOkta && !askedBefore(integration));
        if (!settable) {
            return manualStep(integration, app, byOkta);
        }
        if (integration.getSpec().managementPolicy() == ManagementPolicy.Observe) {
            return observed(byOkta);
        }
        if (newDrift) {
            return Correction.drifted(CONDITION, TARGET, differences(byOkta));
        }
        return byOkta ? connect(integration, okta, app, connection) : disconnect(integration, okta, app);
    }

    private boolean recordedDrift(RingCentralIntegration integration, boolean byOkta) {
        boolean newDrift = LastLook.of(integration).isNewDrift(CONDITION, differences(byOkta));
        if (newDrift) {
            changes.drifted(integration, TARGET, differences(byOkta));
        }
        return newDrift;
    }

    /**
     * UNKNOWN stands for an app without support and for one that nobody has connected yet; only asking to connect tells
     * the two apart, and once asked, the status remembers the answer.
     */
    private static boolean askedBefore(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.manualSteps().stream())
                .anyMatch(step -> step.why().equals(WHY));
    }

    private static Report operatorProvisioner() {
        return Report.of(
                Finding.holds(
                        CONDITION,
                        Reason.Enabled,
                        "The operator carries people itself (spec.provisioning.provisioner: Operator); Okta's API integration is off."));
    }

    private static Report settled(boolean on) {
        return Report.of(
                on
                        ? Finding.holds(CONDITION, Reason.Enabled, "API integration is enabled in Okta.")
                        : Finding.fails(
                                CONDITION,
                                Reason.Disabled,
                                "API integration is not enabled, as declared by spec.provisioning.enabled."));
    }

    private static Report observed(boolean on) {
        String action = on ? "enable" : "disable";
        return failing(Reason.DriftDetected, "Would " + action + " the API integration (managementPolicy is Observe).")
                .withDrift(drift(on));
    }

    private static List<Change> differences(boolean on) {
        return List.of(new Change("spec.provisioning.enabled", String.valueOf(!on), String.valueOf(on)));
    }

    private static List<Drift> drift(boolean on) {
        return Change.asDrift(differences(on), CONDITION);
    }

    private Report connect(RingCentralIntegration integration, OktaClient okta, App app, Connection known) {
        Optional<String> activated = known.supported() ? activated(okta, app) : Optional.empty();
        return activated
                .map(requestId -> connected(integration, app, requestId))
                .orElseGet(() -> authenticate(integration, okta, app, known));
    }

    /** Asks anew for a consent that is still missing, which also renews the address to give it at. */
    private Report authenticate(RingCentralIntegration integration, OktaClient okta, App app, Connection known) {
        Written<Connection> connection;
        try {
            connection = okta.provisioning().enable(app.id(), new ConnectionProfile.OAuth2());
        } catch (ApiException e) {
            if (known.supported() || !isRefusal(e.failure())) {
                throw e;
            }
            return manualStep(integration, app, true);
        }
        return connection.value().status() == Connection.Status.Enabled
                ? connected(integration, app, connection.requestId())
                : consent(integration, app, connection.value());
    }

    /** Nothing tells whether the consent was given but Okta's answer to activating the connection (okta-api.md §4). */
    private static Optional<String> activated(OktaClient okta, App app) {
        try {
            return Optional.of(okta.provisioning().activate(app.id()));
        } catch (ApiException e) {
            if (!isRefusal(e.failure())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean isRefusal(ApiFailure failure) {
        return failure instanceof ApiFailure.Terminal && failure.reason() != FailureReason.NotTheVendor;
    }

    private Report connected(RingCentralIntegration integration, App app, String requestId) {
        changes.changed(integration, EventReason.ProvisioningConnected, app.id(), requestId, List.of());
        return settled(true);
    }

    private static Report consent(RingCentralIntegration integration, App app, Connection connection) {
        String where = connection.authorizeUrl() == null
                ? provisioningTab(integration, app)
                : connection.authorizeUrl().toString();
        ManualStep step = new ManualStep(
                CONDITION.name(),
                "Authenticate with RingCentral",
                where,
                "Okta needs the consent of a RingCentral administrator before it enables the connection.");
        return asking(step);
    }

    private Report disconnect(RingCentralIntegration integration, OktaClient okta, App app) {
        String requestId = okta.provisioning().deactivate(app.id());
        changes.changed(integration, EventReason.ProvisioningDisconnected, app.id(), requestId, List.of());
        return settled(false);
    }

    private static Report manualStep(RingCentralIntegration integration, App app, boolean on) {
        String groups = integration.getSpec().provisioning().importGroups()
                ? "leave Import Groups selected"
                : "clear Import Groups and click Continue";
        String what = on
                ? "Provisioning > Configure API Integration: select Enable API Integration, " + groups
                        + ", click Authenticate with RingCentral and sign in, then Save"
                : "Provisioning > Integration: clear Enable API Integration, then Save";
        return asking(new ManualStep(CONDITION.name(), what, provisioningTab(integration, app), WHY))
                .withDrift(drift(on));
    }

    private static Report asking(ManualStep step) {
        return failing(Reason.ManualStepRequired, step.what() + ": " + step.where())
                .withManualStep(step);
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }

    private static String provisioningTab(RingCentralIntegration integration, App app) {
        return AdminLinks.provisioning(URI.create(integration.getSpec().okta().orgUrl()), app);
    }
}
