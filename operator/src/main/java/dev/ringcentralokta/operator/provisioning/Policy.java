package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import java.util.Set;

/**
 * What the operator may do, as "To App" of the settings and the integration declare it.
 *
 * @param createUsers makes accounts, and takes over those that are there, as Okta's "Create Users" does
 * @param updateUserAttributes keeps e-mail and mapped attributes
 * @param deactivateUsers disables who has left, and lets in who is back
 * @param guard how many may be disabled without a person's word
 * @param protectedLogins who is never disabled, by login or by e-mail
 * @param protectedAccounts ids of accounts that are never disabled: the one that the operator itself signs in with, or an empty
 *     one where it is not known
 */
public record Policy(
        boolean createUsers,
        boolean updateUserAttributes,
        boolean deactivateUsers,
        RemovalGuard guard,
        ProtectedLogins protectedLogins,
        Set<String> protectedAccounts) {

    public Policy {
        protectedAccounts = Set.copyOf(protectedAccounts);
    }

    /** Without it, whoever is disabled could be the one that the operator signs in as. */
    boolean knowsOwnAccount() {
        return !protectedAccounts.contains("");
    }

    boolean protects(Account account) {
        return protectedLogins.name(account.email()) || protectedAccounts.contains(account.id());
    }
}
