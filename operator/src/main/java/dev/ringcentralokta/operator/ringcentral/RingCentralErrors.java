package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.util.Optional;

/** Turns answers that are no success into failures, by the table of {@link RingCentralErrorCode}; else by the status. */
final class RingCentralErrors {

    static final String VENDOR = "RingCentral";

    /** The id of a call, for RingCentral's support. */
    static final String REQUEST_ID = "RCRequestId";

    private static final String CUT_SHORT = "RingCentral's answer was cut short on the way";
    private static final String NOT_RINGCENTRAL = "What answers is not RingCentral: ";
    private static final String CHECK = "; check the server URL";

    private RingCentralErrors() {}

    /**
     * The answer, where it is 2xx.
     *
     * @param writes whether the call asked for a change
     * @throws ApiException that stands for any other one
     */
    static HttpAnswer successful(HttpAnswer answer, Purpose purpose, boolean writes, Clock clock) {
        if (!answer.successful()) {
            throw of(answer, purpose, writes, clock);
        }
        return answer;
    }

    /** RingCentral's id of the call; empty where it gave none. */
    static String requestId(HttpAnswer answer) {
        return answer.header(REQUEST_ID);
    }

    /**
     * The exception that stands for an answer other than 2xx.
     *
     * @param writes whether the call asked for a change
     */
    static ApiException of(HttpAnswer answer, Purpose purpose, boolean writes, Clock clock) {
        ErrorBody body = ErrorBody.of(answer.json());
        Optional<RingCentralErrorCode> listed = body.codes().stream()
                .flatMap(code -> RingCentralErrorCode.of(code, purpose).stream())
                .findFirst()
                .or(() -> body.duplicate(answer.status())
                        ? Optional.of(RingCentralErrorCode.NOT_UNIQUE)
                        : Optional.empty());
        FailureReason reason = listed.map(RingCentralErrorCode::reason)
                .or(() -> body.reasonByText(answer.status()))
                .orElseGet(() -> byStatus(answer, body));
        ApiFailure.Details details = details(
                answer,
                reason,
                body.codes().stream().findFirst().orElse(""),
                message(answer, body, reason, explanation(reason, listed, purpose)));
        ApiFailure failure = ApiFailure.of(
                details, clock.instant().plus(ToldLimits.pause(answer)), writes && answer.status() >= 500);
        return listed.filter(RingCentralErrorCode::endsSession).isPresent()
                ? new SessionEnded(failure)
                : new ApiException(failure);
    }

    /** The exception for an answer of 2xx that is not what RingCentral sends, or was cut short on the way. */
    static ApiException unexpected(HttpAnswer answer, String why) {
        return new ApiException(
                answer.cutShort()
                        ? new ApiFailure.Retry(details(answer, FailureReason.Garbled, "", CUT_SHORT), true)
                        : new ApiFailure.Terminal(
                                details(answer, FailureReason.NotTheVendor, "", NOT_RINGCENTRAL + why + CHECK)));
    }

    /**
     * The exception for a list that is not complete: its pages are RingCentral's, and do not fit together. Reading it anew
     * helps where it was changed meanwhile.
     *
     * @param what is listed
     * @param why in what way they do not fit
     */
    static ApiException incomplete(HttpAnswer page, String what, String why) {
        return new ApiException(new ApiFailure.Retry(
                details(
                        page,
                        FailureReason.Garbled,
                        "",
                        "RingCentral's list of " + what + " is not complete, or was changed while it was read: " + why),
                false));
    }

    private static ApiFailure.Details details(HttpAnswer answer, FailureReason reason, String code, String message) {
        return new ApiFailure.Details(reason, VENDOR, answer.status(), code, message, requestId(answer));
    }

    /**
     * Of a refusal that was cut short nobody knows what RingCentral said; one without its error object is somebody
     * else's.
     */
    private static FailureReason byStatus(HttpAnswer answer, ErrorBody body) {
        FailureReason reason = byStatus(answer);
        if (answer.cutShort() && !reason.passes()) {
            return FailureReason.Garbled;
        }
        boolean foreign = body.silent() && (reason == FailureReason.NotFound || reason == FailureReason.Refused);
        return foreign ? FailureReason.NotTheVendor : reason;
    }

    private static FailureReason byStatus(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 -> FailureReason.CredentialsRejected;
            case 403 -> FailureReason.PermissionDenied;
            case 404 -> FailureReason.NotFound;
            case 408 -> FailureReason.Unavailable;
            case 429 -> FailureReason.RateLimited;
            case 503 -> answer.header("Retry-After").isEmpty() ? FailureReason.Unavailable : FailureReason.RateLimited;
            default -> answer.status() >= 500 ? FailureReason.Unavailable : FailureReason.Refused;
        };
    }

    private static String message(HttpAnswer answer, ErrorBody body, FailureReason reason, String explanation) {
        String status = "HTTP " + answer.status();
        if (!body.silent()) {
            return body.said().orElse(status) + explanation;
        }
        if (answer.cutShort()) {
            return CUT_SHORT;
        }
        return reason.passes()
                ? "Answered " + status + " without saying why"
                : NOT_RINGCENTRAL + status + " without RingCentral's error object" + CHECK;
    }

    /** What is meant and what a person can do about it, where RingCentral's own words do not say so. */
    private static String explanation(FailureReason reason, Optional<RingCentralErrorCode> listed, Purpose purpose) {
        if (reason == FailureReason.OutOfLicences) {
            return ": no unassigned extension with a digital line is left. Buy lines in RingCentral's Admin Portal, or take"
                    + " the account from somebody who needs none";
        }
        if (reason == FailureReason.DirectoryIntegrationOff) {
            return ": Directory Integration is off. Switch it on with provider SCIM in RingCentral's Admin Portal, under"
                    + " Directory Integration; where it is not offered, ask RingCentral's support for it";
        }
        return listed.filter(error -> !error.advice().isEmpty())
                .map(error -> ": " + error.meaning() + ". " + error.advice().replace("<grant>", purpose.grant()))
                .orElse("");
    }
}
