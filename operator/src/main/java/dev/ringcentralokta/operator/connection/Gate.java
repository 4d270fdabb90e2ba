package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.view.AppView;

/** Whether a settings object or an assignment may do its work on the integration that it belongs to. */
public sealed interface Gate {

    /**
     * It may.
     *
     * @param integration the integration
     * @param okta the client of its org
     * @param appId the id of its app
     * @param view what is known of the app's assignments
     */
    record Open(RingCentralIntegration integration, OktaClient okta, String appId, AppView view) implements Gate {

        /** The same, with calls that go before or behind others. */
        public Open with(Caller caller) {
            return new Open(integration, okta.with(caller), appId, view);
        }
    }

    /** It may not yet, or never as it stands; {@code report} says why. */
    record Closed(Report report) implements Gate {}
}
