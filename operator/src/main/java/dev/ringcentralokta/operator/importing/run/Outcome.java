package dev.ringcentralokta.operator.importing.run;

/**
 * What came of the wish to import.
 *
 * @param <T> what an import tells
 */
public sealed interface Outcome<T> {

    /** It was planned, and done if it was to be. */
    record Imported<T>(T result) implements Outcome<T> {}

    /** Nobody is signed in to RingCentral. */
    record SignedOut<T>() implements Outcome<T> {}

    /**
     * What has to be remembered cannot be.
     *
     * @param message why, and what a person can do
     * @param passes whether it is likely to pass by itself
     */
    record NoMemory<T>(String message, boolean passes) implements Outcome<T> {}
}
