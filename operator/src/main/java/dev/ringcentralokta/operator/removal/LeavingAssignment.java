package dev.ringcentralokta.operator.removal;

import java.util.Comparator;

/**
 * A manifest that is being deleted and takes the app from somebody.
 *
 * @param name namespace and name
 * @param subject who it assigns, as it declares it
 * @param subjectId Okta's id of them
 * @param uid the manifest's uid; one that is applied anew has another
 */
public record LeavingAssignment(String name, String subject, String subjectId, String uid) {

    static final Comparator<LeavingAssignment> BY_NAME =
            Comparator.comparing(LeavingAssignment::name).thenComparing(LeavingAssignment::uid);
}
