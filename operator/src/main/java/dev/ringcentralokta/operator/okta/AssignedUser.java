package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Somebody who has an app, and all that the org knows of them.
 *
 * @param appUser their assignment
 * @param user who they are; empty where Okta's page did not tell
 */
public record AssignedUser(AppUser appUser, Optional<User> user) {

    static AssignedUser from(ObjectNode json) {
        return new AssignedUser(
                AppUser.from(json),
                Optional.of(json.path("_embedded").path("user"))
                        .filter(user -> user.hasNonNull("id"))
                        .map(User::from));
    }
}
