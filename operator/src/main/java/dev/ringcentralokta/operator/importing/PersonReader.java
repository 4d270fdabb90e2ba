package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.ringcentral.ContactAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionContact;
import dev.ringcentralokta.operator.ringcentral.ScimUser;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads people as RingCentral's lists tell them: SCIM who there is, the list of extensions what they are like. */
public final class PersonReader {

    private static final Map<ContactAttribute, String> CONTACT = Map.ofEntries(
            Map.entry(ContactAttribute.ExtensionNumber, "extensionNumber"),
            Map.entry(ContactAttribute.Site, "site"),
            Map.entry(ContactAttribute.FirstName, "firstName"),
            Map.entry(ContactAttribute.LastName, "lastName"),
            Map.entry(ContactAttribute.JobTitle, "title"),
            Map.entry(ContactAttribute.Department, "department"),
            Map.entry(ContactAttribute.BusinessPhone, "businessPhone"),
            Map.entry(ContactAttribute.MobilePhone, "mobilePhone"),
            Map.entry(ContactAttribute.Street, "street"),
            Map.entry(ContactAttribute.City, "city"),
            Map.entry(ContactAttribute.State, "state"),
            Map.entry(ContactAttribute.Zip, "zip"),
            Map.entry(ContactAttribute.Country, "country"));

    private PersonReader() {}

    /** Everybody whom SCIM lists; extensions of nobody in SCIM are left out. */
    public static List<Person> read(Collection<ScimUser> users, Collection<ExtensionContact> contacts) {
        Map<String, ExtensionContact> byId =
                contacts.stream().collect(Collectors.toMap(ExtensionContact::extensionId, Function.identity()));
        return users.stream()
                .map(user -> read(user, Optional.ofNullable(byId.get(user.id()))))
                .toList();
    }

    private static Person read(ScimUser user, Optional<ExtensionContact> contact) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("email", user.userName());
        Optional.ofNullable(user.externalId()).ifPresent(value -> attributes.put("externalId", value));
        contact.ifPresent(known -> CONTACT.forEach(
                (attribute, name) -> known.get(attribute).ifPresent(value -> attributes.put(name, value))));
        return new Person(user.id(), user.active(), attributes);
    }
}
