package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns Okta's answers into failures (okta-api.md §10). The {@code errorCode} decides, where it is not listed the status;
 * the texts are only handed on.
 */
final class OktaErrors {

    static final String VENDOR = "Okta";

    private static final String CUT_SHORT = "Okta's answer was cut short on the way";
    static final String REQUEST_ID = "X-Okta-Request-Id";

    /** How Okta refuses an access token, with no body. */
    private static final Pattern TOKEN_CHALLENGE = Pattern.compile("(Bearer|DPoP)\\b.*", Pattern.CASE_INSENSITIVE);

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
                FailureReason.NotTheVendor,
                VENDOR,
                0,
                "What answers is not Okta: " + why + "; check the org URL, and what is between");
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
        return answer.status() == 401
                && reason(401, code(answer)) == FailureReason.CredentialsRejected
                && !isForeign(answer);
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

    /** Of a refusal that was cut short nobody knows what Okta said. */
    private static FailureReason reason(HttpAnswer answer, String code) {
        FailureReason reason = reason(answer.status(), code);
        if (reason.passes()) {
            return reason;
        }
        if (answer.cutShort()) {
            return FailureReason.Garbled;
        }
        return isForeign(answer) ? FailureReason.NotTheVendor : reason;
    }

    /** Whether a refusal is somebody else's: it comes without Okta's error object, and is no refusal of a token. */
    private static boolean isForeign(HttpAnswer answer) {
        boolean silent = code(answer).isEmpty() && !answer.json().has("error");
        return silent && !refusesToken(answer);
    }

    /** Okta says why in a header only; that it has answered shows in its id of the call, or in the kind of challenge. */
    private static boolean refusesToken(HttpAnswer answer) {
        boolean okta = !requestId(answer).isEmpty()
                || TOKEN_CHALLENGE.matcher(answer.header("WWW-Authenticate")).matches();
        return okta && (answer.status() == 401 || answer.status() == 403);
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
