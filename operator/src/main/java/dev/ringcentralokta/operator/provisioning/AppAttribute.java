package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attributes of Okta's RingCentral app that the operator can write over SCIM, by their variable names, with the mapping
 * that Okta documents for each (ringcentral-api.md §8, OKTA-map). {@code title} and {@code primaryPhone} are not in Okta's list;
 * RingCentral's SCIM has them, so they can be mapped, and are not by default.
 */
enum AppAttribute {
    FirstName("firstName", ScimAttribute.GivenName, "user.firstName"),
    LastName("lastName", ScimAttribute.FamilyName, "user.lastName"),
    MobilePhone("mobilePhone", ScimAttribute.MobilePhone, "user.mobilePhone"),
    Street("street", ScimAttribute.StreetAddress, "user.streetAddress"),
    City("city", ScimAttribute.Locality, "user.city"),
    State("state", ScimAttribute.Region, "user.state"),
    Zip("zip", ScimAttribute.PostalCode, "user.zipCode"),
    Country("country", ScimAttribute.Country, "user.countryCode"),
    Department("department", ScimAttribute.Department, "user.department"),
    Title("title", ScimAttribute.Title, ""),
    PrimaryPhone("primaryPhone", ScimAttribute.WorkPhone, "");

    /** The e-mail, which is the name to log in with, and no attribute beside it. */
    static final String EMAIL = "email";

    /** The mapping that Okta documents for it. */
    static final String EMAIL_BY_DEFAULT = "user.email";

    private final String variable;
    private final ScimAttribute scim;
    private final String byDefault;

    AppAttribute(String variable, ScimAttribute scim, String byDefault) {
        this.variable = variable;
        this.scim = scim;
        this.byDefault = byDefault;
    }

    String variable() {
        return variable;
    }

    ScimAttribute scim() {
        return scim;
    }

    /** The documented mapping; empty where there is none. */
    Optional<String> byDefault() {
        return Optional.of(byDefault).filter(expression -> !expression.isEmpty());
    }

    /** The variable of what SCIM lacks: Okta's for the number (ringcentral-api.md §8), RingCentral's own word for the site. */
    static String variable(ExtensionAttribute attribute) {
        return switch (attribute) {
            case ExtensionNumber -> "extensionNumber";
            case Site -> "site";
        };
    }

    /** What SCIM lacks, by its variable. */
    static Optional<ExtensionAttribute> ofExtension(String variable) {
        return Arrays.stream(ExtensionAttribute.values())
                .filter(attribute -> variable(attribute).equals(variable))
                .findFirst();
    }

    static Optional<AppAttribute> of(String variable) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.variable.equals(variable))
                .findFirst();
    }
}
