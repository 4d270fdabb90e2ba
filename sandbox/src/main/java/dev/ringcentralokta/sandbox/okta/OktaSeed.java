package dev.ringcentralokta.sandbox.okta;

import java.util.Map;

/** The org Acme: twelve people, their groups, and no app yet. */
public final class OktaSeed {

    private OktaSeed() {}

    /** Fills an empty org. */
    public static void acme(OktaOrg org) {
        person(org, "jane@acme.com", "Jane", "Miller", UserStatus.ACTIVE, "Sales");
        person(org, "omar@acme.com", "Omar", "Haddad", UserStatus.ACTIVE, "Sales");
        person(org, "lucia@acme.com", "Lucía", "Fernández", UserStatus.ACTIVE, "Sales");
        person(org, "wei@acme.com", "Wei", "Zhang", UserStatus.ACTIVE, "Engineering");
        person(org, "priya@acme.com", "Priya", "Raman", UserStatus.ACTIVE, "Engineering");
        person(org, "tomasz@acme.com", "Tomasz", "Kowalski", UserStatus.ACTIVE, "Engineering");
        person(org, "hannah@acme.com", "Hannah", "Weber", UserStatus.ACTIVE, "Support");
        person(org, "diego@acme.com", "Diego", "Santos", UserStatus.ACTIVE, "Support");
        person(org, "aiko@acme.com", "Aiko", "Tanaka", UserStatus.ACTIVE, "Support");
        person(org, "sam@acme.com", "Sam", "O'Brien", UserStatus.SUSPENDED, "Sales");
        person(org, "greta@acme.com", "Greta", "Lindqvist", UserStatus.DEPROVISIONED, "Engineering");
        person(org, "noor@acme.com", "Noor", "Aziz", UserStatus.STAGED, "Support");

        org.addGroup("Sales", GroupType.OKTA_GROUP, "jane@acme.com", "omar@acme.com", "lucia@acme.com", "sam@acme.com");
        org.addGroup("Engineering", GroupType.OKTA_GROUP, "wei@acme.com", "priya@acme.com", "tomasz@acme.com");
        org.addGroup(
                "Support", GroupType.OKTA_GROUP, "hannah@acme.com", "diego@acme.com", "aiko@acme.com", "noor@acme.com");
        org.addGroup("Contractors", GroupType.OKTA_GROUP, "diego@acme.com");
        org.addGroup("Contractors", GroupType.APP_GROUP, "aiko@acme.com");
    }

    private static void person(
            OktaOrg org, String login, String firstName, String lastName, UserStatus status, String department) {
        org.addUser(
                login,
                firstName,
                lastName,
                status,
                Map.of("department", department, "city", "Belmont", "state", "California", "countryCode", "US"));
    }
}
