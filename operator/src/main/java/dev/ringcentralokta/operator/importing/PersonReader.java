package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionDetails;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.util.HashMap;
import java.util.Map;

/** Reads people as the RingCentral client tells them. */
public final class PersonReader {

    private static final Map<ScimAttribute, String> SCIM = Map.ofEntries(
            Map.entry(ScimAttribute.ExternalId, "externalId"),
            Map.entry(ScimAttribute.GivenName, "firstName"),
            Map.entry(ScimAttribute.FamilyName, "lastName"),
            Map.entry(ScimAttribute.Title, "title"),
            Map.entry(ScimAttribute.Department, "department"),
            Map.entry(ScimAttribute.WorkPhone, "businessPhone"),
            Map.entry(ScimAttribute.MobilePhone, "mobilePhone"),
            Map.entry(ScimAttribute.StreetAddress, "street"),
            Map.entry(ScimAttribute.Locality, "city"),
            Map.entry(ScimAttribute.Region, "state"),
            Map.entry(ScimAttribute.PostalCode, "zip"),
            Map.entry(ScimAttribute.Country, "country"));

    private static final Map<ExtensionAttribute, String> EXTENSION = Map.of(
            ExtensionAttribute.ExtensionNumber, "extensionNumber",
            ExtensionAttribute.Site, "site",
            ExtensionAttribute.JobTitle, "title",
            ExtensionAttribute.Department, "department",
            ExtensionAttribute.BusinessPhone, "businessPhone",
            ExtensionAttribute.MobilePhone, "mobilePhone");

    private PersonReader() {}

    /** Somebody as SCIM has them; what their extension has beside that comes with {@link #add}. */
    public static Person read(String id, ScimPerson scim) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("email", scim.userName());
        SCIM.forEach((attribute, name) -> scim.get(attribute).ifPresent(value -> attributes.put(name, value)));
        return new Person(id, scim.active(), attributes);
    }

    /** The same person with what their extension has; where SCIM has it, too, SCIM's counts. */
    public static Person add(Person person, ExtensionDetails extension) {
        Map<String, String> attributes = new HashMap<>(person.attributes());
        EXTENSION.forEach(
                (attribute, name) -> extension.get(attribute).ifPresent(value -> attributes.putIfAbsent(name, value)));
        return new Person(person.id(), person.active(), attributes);
    }
}
