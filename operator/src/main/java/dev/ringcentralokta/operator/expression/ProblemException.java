package dev.ringcentralokta.operator.expression;

/** The way of a problem from where it is found to {@link Expression}, which makes an {@link Outcome} of it. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(int column, String message) {
        super(message, null, false, false);
        problem = new Problem(column, message);
    }

    Problem problem() {
        return problem;
    }
}
