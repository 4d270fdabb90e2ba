package dev.ringcentralokta.operator.http;

import org.jspecify.annotations.Nullable;

/** A call to a vendor that failed; {@link #failure()} says what follows. */
public class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiFailure failure;

    /** An exception that carries {@code failure}. */
    public ApiException(ApiFailure failure) {
        this(failure, null);
    }

    /** An exception that carries {@code failure}, which {@code cause} led to. */
    public ApiException(ApiFailure failure, @Nullable Throwable cause) {
        super(text(failure), cause);
        this.failure = failure;
    }

    /** Why the call failed. */
    public ApiFailure failure() {
        return failure;
    }

    private static String text(ApiFailure failure) {
        StringBuilder text = new StringBuilder(failure.vendor()).append(": ").append(failure.message());
        String separator = " (";
        if (failure.status() != 0) {
            text.append(separator).append("HTTP ").append(failure.status());
            separator = ", ";
        }
        if (!failure.code().isEmpty()) {
            text.append(separator).append(failure.code());
            separator = ", ";
        }
        if (!failure.requestId().isEmpty()) {
            text.append(separator).append("request ").append(failure.requestId());
            separator = ", ";
        }
        return separator.equals(" (") ? text.toString() : text.append(')').toString();
    }
}
