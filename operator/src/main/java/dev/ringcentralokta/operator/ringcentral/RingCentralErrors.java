package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What RingCentral's errors mean (ringcentral-api.md §1.5, §2 and §3). The codes decide, the most special one first;
 * where none is listed, the status. The texts are only handed on.
 */
final class RingCentralErrors {

    static final String VENDOR = "RingCentral";

    /** OAuth's {@code error} covers all of RingCentral's own OAU codes that come with it. */
    private static final Map<String, FailureReason> BY_CODE = Map.ofEntries(
            Map.entry("invalid_client", FailureReason.CredentialsRejected),
            Map.entry("invalid_grant", FailureReason.ConsentRequired),
            Map.entry("expired_token", FailureReason.CredentialsRejected),
            Map.entry("unauthorized_client", FailureReason.ConsentRequired),
            Map.entry("access_denied", FailureReason.ConsentRequired),
            Map.entry("insufficient_scope", FailureReason.PermissionDenied),
            Map.entry("CMN-302", FailureReason.ConsentRequired), // the app is unknown to the rate limits; comes as 429
            Map.entry("CMN-303", FailureReason.ConsentRequired), // the app has no API plan; comes as 429
            Map.entry("CMN-401", FailureReason.PermissionDenied), // the app lacks a permission
            Map.entry("CMN-402", FailureReason.PermissionDenied), // the user is no administrator
            Map.entry("CMN-408", FailureReason.PermissionDenied), // the user's role lacks a permission
            Map.entry("CMN-101", FailureReason.Refused), // invalid parameter; also comes as 403
            Map.entry("CMN-403", FailureReason.Refused), // wrong type of extension
            Map.entry("EXT-413", FailureReason.Unsupported)); // an identity provider manages the credentials

    /** RingCentral's own advice where a 429 names no time. */
    private static final Duration WAIT_WITHOUT_WORD = Duration.ofSeconds(30);

    private static final String CUT_SHORT = "RingCentral's answer was cut short on the way";
    private static final String CHECK = "; check the server URL";

    private RingCentralErrors() {}

    /**
     * The exception that stands for an answer other than 2xx.
     *
     * @param writes whether the call asked for a change
     */
    static ApiException of(HttpAnswer answer, boolean writes, Clock clock) {
        List<String> codes = codes(answer.json());
        ApiFailure.Details details = new ApiFailure.Details(
                reason(answer, codes),
                VENDOR,
                answer.status(),
                codes.stream().findFirst().orElse(""),
                message(answer, codes),
                answer.header("rcrequestid"));
        return new ApiException(
                ApiFailure.of(details, clock.instant().plus(retryAfter(answer)), writes && answer.status() >= 500));
    }

    /** The exception for an answer of 2xx that is not what RingCentral sends, or was cut short on the way. */
    static ApiException unexpected(HttpAnswer answer, String why) {
        boolean cutShort = answer.cutShort();
        String message = cutShort ? CUT_SHORT : "What answers is not RingCentral: " + why + CHECK;
        ApiFailure.Details details = new ApiFailure.Details(
                cutShort ? FailureReason.Garbled : FailureReason.NotTheVendor,
                VENDOR,
                answer.status(),
                "",
                message,
                answer.header("rcrequestid"));
        return new ApiException(cutShort ? new ApiFailure.Retry(details, true) : new ApiFailure.Terminal(details));
    }

    private static FailureReason reason(HttpAnswer answer, List<String> codes) {
        return codes.stream()
                .filter(BY_CODE::containsKey)
                .findFirst()
                .map(BY_CODE::get)
                .orElseGet(() -> silent(answer));
    }

    /** Of a refusal that was cut short nobody knows what RingCentral said. */
    private static FailureReason silent(HttpAnswer answer) {
        FailureReason reason = byStatus(answer);
        return answer.cutShort() && !reason.passes() ? FailureReason.Garbled : reason;
    }

    private static FailureReason byStatus(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 -> FailureReason.CredentialsRejected;
            case 403 -> FailureReason.PermissionDenied;
            case 408 -> FailureReason.Unavailable;
            case 429 -> FailureReason.RateLimited;
            case 503 -> answer.header("Retry-After").isEmpty() ? FailureReason.Unavailable : FailureReason.RateLimited;
            default -> answer.status() >= 500 ? FailureReason.Unavailable : FailureReason.Refused;
        };
    }

    /** RingCentral's code of the first error, the one at the top, and OAuth's {@code error}: as far as they are there. */
    private static List<String> codes(JsonNode body) {
        return Stream.of(body.path("errors").path(0).path("errorCode"), body.path("errorCode"), body.path("error"))
                .map(JsonNode::asText)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private static String message(HttpAnswer answer, List<String> codes) {
        if (answer.cutShort()) {
            return CUT_SHORT;
        }
        if (codes.isEmpty()) {
            String status = "HTTP " + answer.status();
            return answer.status() == 429 || answer.status() >= 500
                    ? "Answered " + status + " without saying why"
                    : "What answers is not RingCentral: " + status + " without RingCentral's error object" + CHECK;
        }
        JsonNode body = answer.json();
        JsonNode first = body.path("errors").path(0);
        String said = Stream.of(body.path("error_description"), first.path("message"), body.path("message"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("HTTP " + answer.status());
        String permission = first.path("permissionName").asText();
        return said + (permission.isEmpty() ? "" : " (permission " + permission + ")") + advice(codes);
    }

    /** What a person can do about it. */
    private static String advice(List<String> codes) {
        return codes.stream()
                .map(RingCentralErrors::advice)
                .filter(advice -> !advice.isEmpty())
                .findFirst()
                .map(advice -> ". " + advice)
                .orElse("");
    }

    private static String advice(String code) {
        return switch (code) {
            case "CMN-408" -> "Give the role of the user who signs in the missing permission.";
            case "CMN-401" -> "Add the missing permission to the app in RingCentral's Developer Console.";
            case "OAU-141" -> "The user who signs in must be enabled in RingCentral.";
            case "invalid_client" -> "Correct clientId and clientSecret in the Secret.";
            case "invalid_grant" -> "Create a new JWT in RingCentral's Developer Console and put it into the Secret.";
            case "unauthorized_client" -> "Allow this sign-in (JWT auth flow) in the app's settings.";
            default -> "";
        };
    }

    private static Duration retryAfter(HttpAnswer answer) {
        String seconds = answer.header("Retry-After");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : WAIT_WITHOUT_WORD;
    }
}
