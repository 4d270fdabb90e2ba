package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the RingCentral app may do what the manifest wants of it, by the {@code scope} that came with its tokens
 * (ringcentral-api.md §1.1, §9). Told before the first change is refused, and no more than told: whoever signed in needs the right
 * as well, and RingCentral has the last word.
 */
final class AppPermissions {

    /** Includes {@code ReadAccounts} and {@code EditExtensions}. */
    private static final String EDIT_ACCOUNTS = "EditAccounts";

    private AppPermissions() {}

    /** What the session lacks; empty where nothing is known to be missing. */
    static Optional<Finding> lacking(RingCentralIntegration integration, StoredSession session) {
        Set<String> granted = session.permissions();
        if (!changesPeople(integration) || granted.isEmpty() || granted.contains(EDIT_ACCOUNTS)) {
            return Optional.empty();
        }
        return Optional.of(Finding.holds(
                ConditionType.RingCentralAuthenticated,
                Reason.AppNotAllowed,
                "Signed in to account " + session.accountId() + ", but the app has only the permissions "
                        + String.join(" ", new TreeSet<>(granted)) + ", and provisioner Operator needs " + EDIT_ACCOUNTS
                        + ". Give it to the app (RingCentral's Developer Console > the app > Settings), then sign in again"
                        + (session.byAPerson()
                                ? " by the link of the manual step."
                                : ": delete Secret '" + TokenCustody.secretName(integration)
                                        + "', and the operator does.")));
    }

    private static boolean changesPeople(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator
                && !RingCentralStep.observing(integration);
    }
}
