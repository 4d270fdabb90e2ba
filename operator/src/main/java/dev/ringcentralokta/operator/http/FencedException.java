package dev.ringcentralokta.operator.http;

/**
 * A call that was not sent, as this process may no longer change anything outside. No {@link ApiException}: it says nothing
 * of a vendor, and no step makes a status of it, which is another process's to write by now. It leaves the reconciler, and
 * the SDK tries again for as long as the process lives.
 */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception that tells why. */
    public FencedException(String message) {
        super(message);
    }
}
