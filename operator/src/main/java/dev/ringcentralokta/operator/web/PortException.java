package dev.ringcentralokta.operator.web;

/** A port that cannot be opened, because another process has it or this one may not. */
public final class PortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortException(String what, int port, String option, Throwable cause) {
        super(
                "Port " + port + " of " + what + " cannot be opened (" + cause.getMessage()
                        + "): free it, or choose another by " + option,
                cause);
    }
}
