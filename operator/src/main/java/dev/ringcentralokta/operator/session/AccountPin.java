package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.resource.Annotations;
import java.util.Optional;

/** Which RingCentral account an integration is for: the declared one, or the first that signed in. */
final class AccountPin {

    private AccountPin() {}

    /** The account that is expected; none before the first has signed in. */
    static Optional<String> of(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getSpec().ringCentral())
                .map(RingCentralConnection::accountId)
                .or(() -> Annotations.value(integration, Annotations.PIN_ACCOUNT))
                .or(() -> Optional.ofNullable(integration.getStatus())
                        .map(RingCentralIntegrationStatus::ringCentral)
                        .map(RingCentralIntegrationStatus.RingCentral::accountId));
    }

    /** What to do about another account. */
    static String refusal(RingCentralIntegration integration, String accountId, String expected) {
        boolean declared = Optional.ofNullable(integration.getSpec().ringCentral())
                .map(RingCentralConnection::accountId)
                .isPresent();
        return "Signed in to RingCentral account " + accountId + ", but account " + expected
                + " is expected. Sign in as"
                + " an administrator of " + expected + ", or, if " + accountId + " is right, "
                + (declared
                        ? "set spec.ringCentral.accountId to it."
                        : "annotate the integration with " + Annotations.PIN_ACCOUNT + "=" + accountId + ".");
    }
}
