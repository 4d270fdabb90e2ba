package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.expression.Attributes;
import dev.ringcentralokta.operator.expression.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody in RingCentral, as an import sees them.
 *
 * @param id digits; of the person in SCIM and of their extension, and never of somebody else
 * @param active whether they may log in to RingCentral
 * @param attributes by the names of {@link #NAMES}, as far as they have them; never a blank one
 */
public record Person(String id, boolean active, Map<String, String> attributes) implements Attributes {

    /**
     * What can be told of a person, by the variable names of Okta's app user where Okta documents one for RingCentral
     * (okta-api.md §2.2), else by RingCentral's own.
     */
    public static final Set<String> NAMES = Set.of(
            "email",
            "firstName",
            "lastName",
            "title",
            "department",
            "businessPhone",
            "mobilePhone",
            "street",
            "city",
            "state",
            "zip",
            "country",
            "extensionNumber",
            "site",
            "externalId");

    public Person {
        attributes = attributes.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One attribute; empty where they do not have it. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public Optional<Object> find(Reference reference) {
        return get(reference.attribute()).map(value -> value);
    }

    /** The work e-mail. */
    public Optional<String> email() {
        return get("email");
    }

    /** Names are the same whatever their case; empty where one of the two is missing. */
    public Optional<String> fullName() {
        return get("firstName").flatMap(first -> get("lastName").map(last -> Keys.fullName(first, last)));
    }

    /** Nothing personal but the id. */
    @Override
    public String toString() {
        return "person " + id;
    }
}
