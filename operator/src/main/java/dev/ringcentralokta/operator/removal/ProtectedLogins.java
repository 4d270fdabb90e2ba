package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.User;
import java.util.List;

/** People who are never removed, by the logins that an integration declares; without regard to case, as Okta compares them. */
public record ProtectedLogins(List<String> logins) {

    public ProtectedLogins {
        logins = List.copyOf(logins);
    }

    /** Those of an integration. */
    public static ProtectedLogins of(RingCentralIntegration integration) {
        return new ProtectedLogins(integration.getSpec().protectedLogins());
    }

    /** Whether they name this login. */
    public boolean name(String login) {
        return logins.stream().anyMatch(login::equalsIgnoreCase);
    }

    /** Whether they name this person by the login that they have now; asks Okta only where somebody is protected. */
    public boolean namePerson(OktaClient okta, String userId) {
        return !logins.isEmpty()
                && okta.users().byId(userId).map(User::login).filter(this::name).isPresent();
    }
}
