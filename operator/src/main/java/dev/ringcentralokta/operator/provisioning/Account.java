package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody's account in RingCentral.
 *
 * @param id RingCentral's id, of the extension too
 * @param externalId what the client that provisioned it calls the person; the operator writes Okta's user id there
 * @param email the work e-mail, which is the name to log in with
 * @param active whether the person may log in
 * @param attributes everything else; empty as long as only a list has told of the account, as lists lack most of it
 */
public record Account(
        String id,
        Optional<String> externalId,
        String email,
        boolean active,
        Optional<Map<ScimAttribute, String>> attributes) {

    private static final String OKTA_USER = "00u";

    public Account {
        attributes = attributes.map(Map::copyOf);
    }

    /** The same account, as reading it alone has shown it. */
    public Account read(ScimPerson person) {
        return new Account(
                id,
                person.get(ScimAttribute.ExternalId),
                person.userName(),
                person.active(),
                Optional.of(person.attributes()));
    }

    /** Whether a list tells the same of it. */
    boolean isListedAs(Account other) {
        return externalId.equals(other.externalId) && email.equals(other.email) && active == other.active;
    }

    /** Whether a user of Okta is marked as its owner, whom the operator need not know (okta-api.md: ids are {@code 00u…}). */
    boolean bearsOktaId() {
        return externalId.filter(id -> id.startsWith(OKTA_USER)).isPresent();
    }

    boolean hasEmail(String other) {
        return email.equalsIgnoreCase(other);
    }

    /** Values of people are told nowhere. */
    @Override
    public String toString() {
        return "Account[" + id + ", " + email + ", active=" + active + "]";
    }
}
