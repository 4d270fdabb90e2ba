package dev.ringcentralokta.operator.provisioning;

import java.util.Optional;

/**
 * Somebody who is assigned to the app in Okta, by an own assignment or by a group.
 *
 * @param userId Okta's id of the user, {@code 00u…}
 * @param email the work e-mail, which is to be the name to log in to RingCentral with; empty where there is none
 * @param keepsEmail whether the account is to keep that e-mail, or only to be created with it
 * @param status whether Okta lets the person sign in
 * @param accountInOkta RingCentral's id of the account that Okta itself has pushed them as, which may be another one's since
 * @param mapped the attributes that RingCentral is to have of them
 */
public record Assigned(
        String userId, String email, boolean keepsEmail, Status status, Optional<String> accountInOkta, Mapped mapped) {

    /** Whether Okta lets somebody sign in. */
    public enum Status {
        /** Every state but the two others: also somebody who has yet to set a password is to have an account. */
        Active,
        Suspended,
        Deprovisioned
    }

    boolean active() {
        return status == Status.Active;
    }
}
