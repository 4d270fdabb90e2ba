package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What the operator may do, as "To App" of the settings and the integration declare it.
 *
 * @param createUsers makes accounts, and takes over those that are there, as Okta's "Create Users" does
 * @param updateUserAttributes keeps e-mail and mapped attributes
 * @param deactivateUsers disables who has left, and lets in who is back
 * @param deleteUsers deletes the accounts that the operator has disabled, of people who have left; only with deactivateUsers
 * @param gracePeriod how long they have to have left before; and how long a person is told of an account that may be theirs
 * @param guard how many may be disabled, and how many deleted, without a person's word
 * @param protectedLogins who is never disabled or deleted, by login or by e-mail
 * @param protectedAccounts ids of accounts that are never disabled or deleted: the one that the operator itself signs in with,
 *     or an empty one where it is not known
 */
public record Policy(
        boolean createUsers,
        boolean updateUserAttributes,
        boolean deactivateUsers,
        boolean deleteUsers,
        Duration gracePeriod,
        RemovalGuard guard,
        ProtectedLogins protectedLogins,
        Set<String> protectedAccounts) {

    /** From how many managed on the percentage counts; of fewer, one is soon too many (design §5). */
    private static final int PERCENT_FROM = 10;

    public Policy {
        deleteUsers = deleteUsers && deactivateUsers;
        protectedAccounts = Set.copyOf(protectedAccounts);
    }

    /** Without it, whoever is disabled could be the one that the operator signs in as. */
    boolean knowsOwnAccount() {
        return !protectedAccounts.contains("");
    }

    /**
     * Whether so many may be removed without a person's word.
     *
     * @param together those who are to be removed, and were within the window
     * @param managed the people of whom they are a share
     */
    boolean allows(int together, int managed) {
        return together <= guard.maxCount()
                && (managed < PERCENT_FROM || together * 100L <= (long) guard.maxPercent() * managed);
    }

    /** Whether a removal at that time still counts. */
    boolean counts(Instant removed, Instant now) {
        return removed.plus(guard.window().value()).isAfter(now);
    }

    /** Whether somebody has left for long enough. What was counted when they were disabled counts no longer by then. */
    boolean graceIsOver(Instant left, Instant now) {
        Duration window = guard.window().value();
        return !left.plus(gracePeriod.compareTo(window) > 0 ? gracePeriod : window)
                .isAfter(now);
    }

    boolean protects(Account account) {
        return protectedLogins.name(account.email()) || protectedAccounts.contains(account.id());
    }
}
