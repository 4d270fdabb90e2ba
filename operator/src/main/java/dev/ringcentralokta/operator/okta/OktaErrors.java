package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.ApiFailure.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Okta's errors mean (okta-api.md §10). The {@code errorCode} decides, where it is not listed the status; the
 * texts are only handed on.
 */
final class OktaErrors {

    static final String VENDOR = "Okta";
    static final String RATE_LIMIT = "E0000047";
    static final String VALIDATION = "E0000001";
    static final String NOT_FOUND = "E0000007";
    static final String ALREADY_ASSIGNED = "E0000062";

    private static final Map<String, Category> BY_CODE = Map.ofEntries(
            Map.entry(RATE_LIMIT, Category.Wait),
            Map.entry("E0000004", Category.NeedsPerson), // authentication failed
            Map.entry("E0000011", Category.NeedsPerson), // invalid token
            Map.entry("E0000005", Category.NeedsPerson), // invalid session
            Map.entry("E0000006", Category.NeedsPerson), // no permission
            Map.entry("E0000015", Category.Terminal), // the org lacks the feature; comes as 401
            Map.entry("E0000024", Category.Terminal), // operation on app metadata refused
            Map.entry("E0000039", Category.Terminal), // operation on app settings refused
            Map.entry("E0000044", Category.Terminal), // self-service unsupported
            Map.entry("E0000046", Category.Terminal), // a group still grants the app
            Map.entry("E0000056", Category.Terminal), // delete of an active app
            Map.entry("E0000075", Category.Terminal), // attribute is mapped
            Map.entry("E0000076", Category.Terminal), // attribute is mastered elsewhere
            Map.entry("E0000077", Category.Terminal), // attribute is read-only
            Map.entry("E0000078", Category.Terminal), // attribute is immutable
            Map.entry("E0000081", Category.Terminal), // attribute is reserved
            Map.entry("E0000117", Category.Terminal), // user is inactive
            Map.entry("E0000143", Category.Terminal), // operation on the app instance refused
            Map.entry("E0000255", Category.Terminal), // delete of a published app
            Map.entry("E0000009", Category.Retry), // internal error
            Map.entry("E0000010", Category.Retry), // read-only mode
            Map.entry("E0000112", Category.Retry), // user still activating
            Map.entry("E0000195", Category.Retry), // conflict
            Map.entry("E0000231", Category.Retry), // ETag mismatch
            Map.entry("E0000239", Category.Retry)); // locked

    private OktaErrors() {}

    /**
     * The failure that an unsuccessful answer stands for.
     *
     * @param writes whether the call asked for a change
     * @param retryAt when a call of the same bucket may be made again, should the answer be a rate limit
     */
    static ApiFailure of(HttpAnswer answer, boolean writes, Instant retryAt) {
        JsonNode body = answer.json();
        String code = OktaJson.text(body, "errorCode");
        Category category = category(answer.status(), code);
        return new ApiFailure(
                category,
                VENDOR,
                answer.status(),
                code,
                message(answer, body),
                answer.header("X-Okta-Request-Id"),
                category == Category.Wait ? retryAt : null,
                writes && answer.status() >= 500);
    }

    static Category category(int status, String code) {
        return BY_CODE.getOrDefault(code, byStatus(status));
    }

    /** What answered does not speak as Okta does. */
    static ApiFailure notOkta(String why) {
        return ApiFailure.of(
                Category.Terminal, VENDOR, 0, "", "What answers is not Okta: " + why + "; check the org URL");
    }

    /** Okta stores only characters of up to three bytes of UTF-8 (okta-api.md §1, transport rules). */
    static ApiFailure unstorableCharacter() {
        return ApiFailure.of(
                Category.Terminal,
                VENDOR,
                0,
                "",
                "A value contains a character such as an emoji, which Okta cannot store: remove it");
    }

    /** Whether it is Okta that says there is no such object; anybody can answer 404. */
    static boolean saysNotFound(HttpAnswer answer) {
        return answer.status() == 404 && code(answer).equals(NOT_FOUND);
    }

    /** Whether new credentials may help; Okta answers 401 also where an org lacks a feature. */
    static boolean saysBadCredentials(HttpAnswer answer) {
        return answer.status() == 401 && category(401, code(answer)) == Category.NeedsPerson;
    }

    private static String code(HttpAnswer answer) {
        return OktaJson.text(answer.json(), "errorCode");
    }

    private static Category byStatus(int status) {
        return switch (status) {
            case 401, 403 -> Category.NeedsPerson;
            case 408, 412, 423 -> Category.Retry;
            case 429 -> Category.Wait;
            default -> status >= 500 ? Category.Retry : Category.Terminal;
        };
    }

    private static String message(HttpAnswer answer, JsonNode body) {
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
        if (answer.status() == 429 || answer.status() >= 500) {
            return "Answered HTTP " + answer.status() + " without saying why";
        }
        return notOkta("it answered HTTP " + answer.status() + " without Okta's error object")
                .message();
    }
}
