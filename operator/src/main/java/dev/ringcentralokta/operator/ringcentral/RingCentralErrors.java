package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.ApiFailure.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** What RingCentral's statuses and error codes mean for us; ringcentral-api.md §1.5, §2 and §3. Never by a message. */
final class RingCentralErrors {

    static final String VENDOR = "RingCentral";

    /** Sign-in and permission troubles, which only a person can mend. */
    private static final Set<String> NEEDS_PERSON = Set.of(
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "access_denied",
            "insufficient_scope",
            "OAU-153",
            "OAU-210",
            "OAU-213",
            "OAU-251",
            "CMN-401",
            "CMN-408",
            "InsufficientPermissions",
            "TokenInvalid",
            "AGW-401");

    /** RingCentral's own advice where a 429 names no time. */
    private static final Duration WAIT_WITHOUT_WORD = Duration.ofSeconds(30);

    private RingCentralErrors() {}

    /** The exception that stands for an answer other than 2xx. */
    static ApiException of(HttpAnswer answer, Clock clock) {
        JsonNode body = answer.json();
        String code = code(body);
        String message = message(answer, body, code);
        ApiFailure failure = answer.status() == 429
                ? ApiFailure.waitUntil(clock.instant().plus(retryAfter(answer)), VENDOR, 429, code, message)
                : ApiFailure.of(category(answer.status(), code), VENDOR, answer.status(), code, message);
        return new ApiException(failure.withRequestId(answer.header("rcrequestid")));
    }

    private static Category category(int status, String code) {
        if (NEEDS_PERSON.contains(code) || status == 401 || status == 403) {
            return Category.NeedsPerson;
        }
        return status >= 500 || status == 408 ? Category.Retry : Category.Terminal;
    }

    /** OAuth answers carry {@code error}, with RingCentral's own code in {@code errors[]}; REST answers errorCode. */
    private static String code(JsonNode body) {
        String detail = body.path("errors").path(0).path("errorCode").asText();
        String rest = body.path("errorCode").asText();
        String oauth = body.path("error").asText();
        return !detail.isEmpty() ? detail : !rest.isEmpty() ? rest : oauth;
    }

    private static String message(HttpAnswer answer, JsonNode body, String code) {
        if (body.isMissingNode()) {
            return "The answer is not RingCentral's (HTTP " + answer.status() + " without JSON); check"
                    + " spec.ringCentral.serverUrl";
        }
        String said = body.path("error_description").asText(body.path("message").asText("HTTP " + answer.status()));
        String permission = body.path("permissionName")
                .asText(body.path("errors").path(0).path("permissionName").asText());
        return said + (permission.isEmpty() ? "" : " (permission " + permission + ")") + advice(code);
    }

    private static String advice(String code) {
        return switch (code) {
            case "invalid_client", "OAU-153" -> ". Correct clientId and clientSecret in the Secret.";
            case "invalid_grant", "OAU-210", "OAU-213" ->
                ". Create a new JWT in the Developer Console and put it in the Secret.";
            case "unauthorized_client", "OAU-251" -> ". Allow the JWT auth flow in the app's settings.";
            case "CMN-401", "insufficient_scope" -> ". Add the missing permission to the RingCentral app.";
            case "CMN-408" -> ". Give the role of the JWT's user the missing permission.";
            default -> "";
        };
    }

    private static Duration retryAfter(HttpAnswer answer) {
        String seconds = answer.header("Retry-After");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : WAIT_WITHOUT_WORD;
    }
}
