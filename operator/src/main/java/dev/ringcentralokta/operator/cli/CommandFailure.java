package dev.ringcentralokta.operator.cli;

/** Why a command cannot go on, in words that tell its user what to do: where, what, what next. Never with a secret. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
