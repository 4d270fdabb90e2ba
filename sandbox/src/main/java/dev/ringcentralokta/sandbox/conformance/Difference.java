package dev.ringcentralokta.sandbox.conformance;

/**
 * One thing in which two answers differ.
 *
 * @param pointer where: {@code status}, {@code Link}, or a JSON Pointer into the body
 */
record Difference(String pointer, String recorded, String simulated) {

    @Override
    public String toString() {
        return pointer + ": recorded " + recorded + ", simulated " + simulated;
    }
}
