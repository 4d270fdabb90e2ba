package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.okta.AppUser;
import java.time.Instant;
import java.util.List;

/**
 * Everybody who has an app.
 *
 * @param asOf when the listing was begun that it is by
 * @param people who they are, and by what they have it
 */
public record Everybody(Instant asOf, List<AppUser> people) {

    public Everybody {
        people = List.copyOf(people);
    }
}
