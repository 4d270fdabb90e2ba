package dev.ringcentralokta.operator.importing.run;

import java.time.Instant;
import java.util.Map;

/**
 * An import of people, as far as it came.
 *
 * @param began when; one that was interrupted goes on, and has begun when it first did
 * @param links the ids of the users in Okta, by the ids of the people in RingCentral who they are; without users who are
 *     deactivated
 */
public record PeopleImport(ImportResult result, Instant began, Map<String, String> links) {

    public PeopleImport {
        links = Map.copyOf(links);
    }
}
