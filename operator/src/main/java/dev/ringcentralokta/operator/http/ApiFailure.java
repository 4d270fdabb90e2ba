package dev.ringcentralokta.operator.http;

import java.time.Instant;

/** Why a call to a vendor did not do what was asked; its type says what follows. */
public sealed interface ApiFailure {

    /**
     * What every failure tells.
     *
     * @param reason why, in the words that both vendors share
     * @param vendor {@code Okta} or {@code RingCentral}
     * @param status the HTTP status; 0 where there was no answer
     * @param code the vendor's {@code errorCode}; empty where it gave none
     * @param message what a person can act on: the vendor's summary and causes, never a secret
     * @param requestId the vendor's id of the call, for its support; empty where it gave none
     */
    record Details(FailureReason reason, String vendor, int status, String code, String message, String requestId) {}

    /** Call again at {@code retryAt}: a rate limit, or our share of it. Not a failure of anything. */
    record Wait(Details details, Instant retryAt) implements ApiFailure {}

    /**
     * A passing trouble: call again with backoff.
     *
     * @param outcomeUnknown whether the change that was asked for may have been made all the same
     */
    record Retry(Details details, boolean outcomeUnknown) implements ApiFailure {}

    /** The same call will fail again until the spec, or what it refers to, changes. */
    record Terminal(Details details) implements ApiFailure {}

    /** Somebody must grant, consent or mend credentials first. */
    record NeedsPerson(Details details) implements ApiFailure {}

    /** What every failure tells. */
    Details details();

    /** Whether the change that was asked for may have been made all the same (answer lost, or 5xx). */
    default boolean outcomeUnknown() {
        return false;
    }

    /** Why. */
    default FailureReason reason() {
        return details().reason();
    }

    /** {@code Okta} or {@code RingCentral}. */
    default String vendor() {
        return details().vendor();
    }

    /** The HTTP status; 0 where there was no answer. */
    default int status() {
        return details().status();
    }

    /** The vendor's code; empty where it gave none. */
    default String code() {
        return details().code();
    }

    /** What a person can act on. */
    default String message() {
        return details().message();
    }

    /** The vendor's id of the call; empty where it gave none. */
    default String requestId() {
        return details().requestId();
    }

    /**
     * The failure of the type that the reason asks for.
     *
     * @param retryAt when to call again, should the reason be a rate limit
     * @param outcomeUnknown whether a change may have been made, should the reason be a passing trouble
     */
    static ApiFailure of(Details details, Instant retryAt, boolean outcomeUnknown) {
        return switch (details.reason().category()) {
            case Wait -> new Wait(details, retryAt);
            case Retry -> new Retry(details, outcomeUnknown);
            case Terminal -> new Terminal(details);
            case NeedsPerson -> new NeedsPerson(details);
        };
    }

    /** The request is refused, by the vendor or before it was sent; no change can have been made. */
    static ApiFailure terminal(FailureReason reason, String vendor, int status, String message) {
        return new Terminal(new Details(reason, vendor, status, "", message, ""));
    }

    /** A call that may be made again at {@code retryAt}. */
    static ApiFailure waitUntil(Instant retryAt, String vendor, String message) {
        return new Wait(new Details(FailureReason.RateLimited, vendor, 0, "", message, ""), retryAt);
    }

    /** A call that was not answered. */
    static ApiFailure noAnswer(String vendor, String message, boolean outcomeUnknown) {
        return new Retry(new Details(FailureReason.Unavailable, vendor, 0, "", message, ""), outcomeUnknown);
    }
}
