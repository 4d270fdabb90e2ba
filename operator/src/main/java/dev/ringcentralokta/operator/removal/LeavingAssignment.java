package dev.ringcentralokta.operator.removal;

import java.util.Comparator;

/**
 * An assignment that is about to be taken from the app: of a manifest that is being deleted, or that no manifest declares.
 *
 * @param name namespace and name of the manifest; a fixed word where there is none
 * @param subject who is assigned, as the manifest declares it, or by login
 * @param subjectId Okta's id of them
 * @param uid the manifest's uid, and one that is applied anew has another; made of the person's id where there is none
 */
public record LeavingAssignment(String name, String subject, String subjectId, String uid) {

    static final Comparator<LeavingAssignment> BY_NAME =
            Comparator.comparing(LeavingAssignment::name).thenComparing(LeavingAssignment::uid);

    private static final String UNDECLARED = "undeclared";
    private static final String PREFIX = UNDECLARED + ":";

    /** Of a person whom no manifest declares. */
    public static LeavingAssignment undeclared(String login, String userId) {
        return new LeavingAssignment(UNDECLARED, login, userId, undeclaredUid(userId));
    }

    /** Whether no manifest declares it. */
    public boolean undeclared() {
        return isUndeclared(uid);
    }

    static boolean isUndeclared(String uid) {
        return uid.startsWith(PREFIX);
    }

    static String undeclaredUid(String userId) {
        return PREFIX + userId;
    }
}
