package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;
import java.util.Optional;

/**
 * The account "Acme" of the try-it sandbox: an administrator, some people and lines that wait for more; and on demand
 * "Globex", a second one. The passwords are no secrets: they open nothing but a simulation.
 */
public final class RingCentralSeed {

    /** Who administers Acme. */
    public static final String ADMINISTRATOR = "admin@acme.com";

    /** Who administers Globex. */
    public static final String OTHER_ADMINISTRATOR = "grace@globex.com";

    /** A person of Acme who administers nothing. */
    public static final String USER = "jane@acme.com";

    /** The password of each account's first administrator. */
    public static final String ADMINISTRATOR_PASSWORD = "Sandbox-Admin-1";

    /** The password of all others whom the seed plants. */
    public static final String USER_PASSWORD = "Sandbox-User-1";

    /** Acme's phone number; the administrator has extension 101. */
    public static final String MAIN_NUMBER = "+16505550100";

    /** The id of Globex. */
    public static final String OTHER_ACCOUNT_ID = "400231426008";

    private static final String OTHER_MAIN_NUMBER = "+16505550200";

    private RingCentralSeed() {}

    /** An app with refresh tokens, and 20 licences. */
    public static RingCentralOptions options() {
        return RingCentralOptions.defaults().withIssueRefreshTokens(true);
    }

    /** Gives lines to a few people, most of whom are in the seeded Okta org with the same e-mail. */
    public static void plant(RingCentralAccount account) {
        List.of(
                        Contact.of("Jane", "Miller", USER, "Account Executive", "Sales"),
                        Contact.of("Omar", "Haddad", "omar@acme.com", "Account Manager", "Sales"),
                        Contact.of("Rita", "Moreau", "rita@acme.com", "Receptionist", "Operations"))
                .forEach(person -> seat(account, person, ExtensionStatus.Enabled));
        seat(
                account,
                Contact.of("Hannah", "Weber", "hannah@acme.com", "Support Engineer", "Support"),
                ExtensionStatus.NotActivated);
        seat(
                account,
                Contact.of("Greta", "Lindqvist", "greta@acme.com", "Engineer", "Engineering"),
                ExtensionStatus.Disabled);
    }

    /** Adds Globex, with an administrator and nobody else. */
    public static RingCentralAccount addGlobex(SimulatedRingCentral ringCentral) {
        return ringCentral.addAccount(
                OTHER_ACCOUNT_ID, OTHER_MAIN_NUMBER, Contact.of("Grace", "Globex", OTHER_ADMINISTRATOR));
    }

    /** Gives a line to one more person, who has the password {@link #USER_PASSWORD}. */
    public static void seat(RingCentralAccount account, Contact person, ExtensionStatus status) {
        givePassword(account, account.assign(person, status, null));
    }

    /** The same for somebody whom a SCIM client calls {@code externalId}. */
    public static void seat(RingCentralAccount account, Contact person, ExtensionStatus status, String externalId) {
        givePassword(account, account.assign(person, status, externalId));
    }

    private static void givePassword(RingCentralAccount account, Optional<Extension> seated) {
        Extension line = seated.orElseThrow(() -> new IllegalStateException("The seed needs more licences"));
        account.setPassword(line.id(), USER_PASSWORD);
    }
}
