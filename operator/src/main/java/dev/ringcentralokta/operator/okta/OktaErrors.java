package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns Okta's answers into failures (okta-api.md §10). The {@code errorCode} decides, where it is not listed the status;
 * the texts are only handed on.
 */
final class OktaErrors {

    static final String VENDOR = "Okta";

    private static final String CUT_SHORT = "Okta's answer was cut short on the way";
    private static final String REQUEST_ID = "X-Okta-Request-Id";

    private OktaErrors() {}

    /**
     * The failure that an unsuccessful answer stands for.
     *
     * @param writes whether the call asked for a change
     * @param retryAt when a call of the same bucket may be made again, should the answer be a rate limit
     * @param advice what to do where the credentials are at fault; may be empty
     */
    static ApiFailure of(HttpAnswer answer, boolean writes, Instant retryAt, String advice) {
        JsonNode body = answer.json();
        String code = OktaJson.text(body, "errorCode");
        FailureReason reason = reason(answer, code);
        boolean credentials = reason.category() == FailureReason.Category.NeedsPerson && !advice.isEmpty();
        String message = message(answer, body, reason) + (credentials ? ". " + advice : "");
        return ApiFailure.of(
                new ApiFailure.Details(reason, VENDOR, answer.status(), code, message, requestId(answer)),
                retryAt,
                writes && answer.status() >= 500);
    }

    /** The failure that an answer of success stands for which cannot be read. */
    static ApiFailure unreadable(HttpAnswer answer, boolean writes, String why) {
        String message = answer.cutShort()
                ? CUT_SHORT
                : "What answers does not speak as Okta does: " + why + "; check the org URL, and what is between";
        return new ApiFailure.Retry(
                new ApiFailure.Details(FailureReason.Garbled, VENDOR, answer.status(), "", message, requestId(answer)),
                writes);
    }

    /** The same for a body that is no JSON. */
    static ApiFailure garbled(String why) {
        return new ApiFailure.Retry(
                new ApiFailure.Details(FailureReason.Garbled, VENDOR, 0, "", "Okta's answer is garbled: " + why, ""),
                false);
    }

    static FailureReason reason(int status, String code) {
        return OktaErrorCode.of(code).map(OktaErrorCode::reason).orElseGet(() -> OktaErrorCode.byStatus(status));
    }

    /** What answers does not speak as Okta does. */
    static ApiFailure notOkta(String why) {
        return ApiFailure.terminal(
                FailureReason.NotTheVendor, VENDOR, 0, "What answers is not Okta: " + why + "; check the org URL");
    }

    /** Okta stores only characters of up to three bytes of UTF-8 (okta-api.md §1, transport rules). */
    static ApiFailure unstorableCharacter() {
        return ApiFailure.terminal(
                FailureReason.Refused,
                VENDOR,
                0,
                "A value contains a character such as an emoji, which Okta cannot store: remove it");
    }

    /** Whether it is Okta that says there is no such object; anybody can answer 404. */
    static boolean saysNotFound(HttpAnswer answer) {
        return answer.status() == 404 && code(answer).equals(OktaErrorCode.NOT_FOUND.code());
    }

    /** Whether new credentials may help; Okta answers 401 also where an org lacks a feature. */
    static boolean saysBadCredentials(HttpAnswer answer) {
        return answer.status() == 401 && reason(401, code(answer)) == FailureReason.CredentialsRejected;
    }

    /** Whether a failure is this error of Okta. */
    static boolean is(ApiFailure failure, OktaErrorCode code) {
        return failure.code().equals(code.code());
    }

    static String requestId(HttpAnswer answer) {
        return answer.header(REQUEST_ID);
    }

    private static String code(HttpAnswer answer) {
        return OktaJson.text(answer.json(), "errorCode");
    }

    /**
     * A 404 without Okta's error object, or another refusal without any, is somebody else's. Of one that was cut short
     * nobody knows what Okta said.
     */
    private static FailureReason reason(HttpAnswer answer, String code) {
        boolean silent = code.isEmpty() && !answer.json().has("error");
        FailureReason reason = reason(answer.status(), code);
        if (answer.cutShort() && !reason.passes()) {
            return FailureReason.Garbled;
        }
        boolean foreign = silent && (reason == FailureReason.NotFound || reason == FailureReason.Refused);
        return foreign ? FailureReason.NotTheVendor : reason;
    }

    private static String message(HttpAnswer answer, JsonNode body, FailureReason reason) {
        if (body.has("errorSummary")) {
            List<String> parts = new ArrayList<>();
            parts.add(OktaJson.text(body, "errorSummary"));
            body.path("errorCauses").forEach(cause -> parts.add(OktaJson.text(cause, "errorSummary")));
            parts.removeIf(String::isBlank);
            return String.join("; ", parts);
        }
        if (body.has("error")) { // OAuth's form, which also some gateways of Okta use
            return OktaJson.text(body, "error") + ": " + OktaJson.text(body, "error_description");
        }
        if (answer.cutShort()) {
            return CUT_SHORT;
        }
        String status = "HTTP " + answer.status();
        return reason == FailureReason.NotTheVendor
                ? notOkta("it answered " + status + " without Okta's error object")
                        .message()
                : "Answered " + status + " without saying why";
    }
}
