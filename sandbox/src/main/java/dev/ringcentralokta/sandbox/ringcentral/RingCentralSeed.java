package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;

/** The account "Acme" of the try-it sandbox: an administrator, some people and lines that wait for more. */
public final class RingCentralSeed {

    private RingCentralSeed() {}

    /** An app with refresh tokens, and 20 licences. */
    public static RingCentralOptions options() {
        return RingCentralOptions.defaults().withIssueRefreshTokens(true);
    }

    /** Gives lines to a few people, most of whom are in the seeded Okta org with the same e-mail. */
    public static void plant(RingCentralAccount account) {
        List.of(
                        Contact.of("Jane", "Miller", "jane@acme.com", "Account Executive", "Sales"),
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

    private static void seat(RingCentralAccount account, Contact person, ExtensionStatus status) {
        if (account.assign(person, status, null).isEmpty()) {
            throw new IllegalStateException("The seed needs more licences");
        }
    }
}
