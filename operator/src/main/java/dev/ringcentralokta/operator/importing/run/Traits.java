package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody in RingCentral is told apart by, as digests: the line of somebody who has left, and its id with it, may be
 * another person's later (ringcentral-api.md §4).
 *
 * @param email stands for the e-mail; empty where there is none
 * @param name stands for first and last name; empty where one of the two is missing
 */
record Traits(String email, String name) {

    /** Digits of a digest; of two people one id cannot have the same by chance. */
    private static final int LENGTH = 12;

    static Traits of(Person person) {
        return new Traits(digest(person, person.email()), digest(person, person.fullName()));
    }

    /** Whether they are somebody else for all that is known: who has married may have another name, or another e-mail. */
    boolean contradict(Traits others) {
        return differ(email, others.email) && differ(name, others.name);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static String digest(Person person, Optional<String> trait) {
        return trait.map(text -> digest(person.id() + "\n" + text.strip().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
