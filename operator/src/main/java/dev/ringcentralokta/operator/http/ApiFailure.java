package dev.ringcentralokta.operator.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to a vendor did not do what was asked, in the terms that decide what follows.
 *
 * @param category what follows
 * @param vendor {@code Okta} or {@code RingCentral}
 * @param status the HTTP status; 0 where there was no answer
 * @param code the vendor's {@code errorCode}; empty where it gave none
 * @param message what a person can act on: the vendor's summary and causes, never a secret
 * @param requestId the vendor's id of the call, for its support; empty where it gave none
 * @param retryAt when the call may be made again, for {@link Category#Wait}
 * @param outcomeUnknown whether the change that was asked for may have been made all the same (answer lost, or 5xx)
 */
public record ApiFailure(
        Category category,
        String vendor,
        int status,
        String code,
        String message,
        String requestId,
        @Nullable Instant retryAt,
        boolean outcomeUnknown) {

    /** What follows from a failure. */
    public enum Category {
        /** The vendor's rate limit, or our share of it: call again at {@link ApiFailure#retryAt()}. Not a failure. */
        Wait,
        /** A passing trouble (5xx, I/O, locked): call again with backoff. */
        Retry,
        /** The same call will fail again until the spec, or what it refers to, changes. */
        Terminal,
        /** Somebody must grant, consent or mend credentials first. */
        NeedsPerson
    }

    /** A failure that is told by the vendor's answer, or found before calling; no change can have been made. */
    public static ApiFailure of(Category category, String vendor, int status, String code, String message) {
        return new ApiFailure(category, vendor, status, code, message, "", null, false);
    }

    /** A call that may be made again at {@code retryAt}. */
    public static ApiFailure waitUntil(Instant retryAt, String vendor, int status, String code, String message) {
        return new ApiFailure(Category.Wait, vendor, status, code, message, "", retryAt, false);
    }

    /** A call that was not answered. */
    public static ApiFailure noAnswer(String vendor, String message, boolean outcomeUnknown) {
        return new ApiFailure(Category.Retry, vendor, 0, "", message, "", null, outcomeUnknown);
    }

    /** The same failure with the vendor's id of the call. */
    public ApiFailure withRequestId(String id) {
        return new ApiFailure(category, vendor, status, code, message, id, retryAt, outcomeUnknown);
    }
}
