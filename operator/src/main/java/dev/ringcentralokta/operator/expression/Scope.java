package dev.ringcentralokta.operator.expression;

import java.util.Arrays;
import java.util.Optional;

/** Whose attribute a reference names, by the word before the dot. */
public enum Scope {
    /** The Okta user; in mappings from Okta to the app. */
    User("user"),
    /** The app user, here the person in RingCentral; in mappings from the app to Okta. */
    AppUser("appuser"),
    /** Whichever of the two the mapping starts from. */
    Source("source");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The scope of a word; Okta itself writes both {@code appuser} and {@code appUser}. */
    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word.equals(word) || (scope == AppUser && word.equals("appUser")))
                .findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
