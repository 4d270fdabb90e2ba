package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.ApiFailure.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Map<String, Category> BY_CODE = Map.ofEntries(
            Map.entry("invalid_client", Category.NeedsPerson),
            Map.entry("invalid_grant", Category.NeedsPerson),
            Map.entry("expired_token", Category.NeedsPerson),
            Map.entry("unauthorized_client", Category.NeedsPerson),
            Map.entry("access_denied", Category.NeedsPerson),
            Map.entry("insufficient_scope", Category.NeedsPerson),
            Map.entry("CMN-302", Category.NeedsPerson), // the app is unknown to the rate limits; comes as 429
            Map.entry("CMN-303", Category.NeedsPerson), // the app has no API plan; comes as 429
            Map.entry("CMN-401", Category.NeedsPerson), // the app lacks a permission
            Map.entry("CMN-402", Category.NeedsPerson), // the user is no administrator
            Map.entry("CMN-408", Category.NeedsPerson), // the user's role lacks a permission
            Map.entry("CMN-101", Category.Terminal), // invalid parameter; also comes as 403
            Map.entry("CMN-403", Category.Terminal), // wrong type of extension
            Map.entry("EXT-413", Category.Terminal)); // an identity provider manages the credentials

    /** RingCentral's own advice where a 429 names no time. */
    private static final Duration WAIT_WITHOUT_WORD = Duration.ofSeconds(30);

    private static final String CHECK = "; check the server URL";

    private RingCentralErrors() {}

    /**
     * The exception that stands for an answer other than 2xx.
     *
     * @param writes whether the call asked for a change
     */
    static ApiException of(HttpAnswer answer, boolean writes, Clock clock) {
        List<String> codes = codes(answer.json());
        Category category = category(answer, codes);
        Instant retryAt = category == Category.Wait ? clock.instant().plus(retryAfter(answer)) : null;
        return new ApiException(new ApiFailure(
                category,
                VENDOR,
                answer.status(),
                codes.stream().findFirst().orElse(""),
                message(answer, codes),
                answer.header("rcrequestid"),
                retryAt,
                writes && answer.status() >= 500));
    }

    /** The exception for an answer of 2xx that is not what RingCentral sends. */
    static ApiException unexpected(HttpAnswer answer, String why) {
        return new ApiException(ApiFailure.of(
                        Category.Terminal,
                        VENDOR,
                        answer.status(),
                        "",
                        "What answers is not RingCentral: " + why + CHECK)
                .withRequestId(answer.header("rcrequestid")));
    }

    private static Category category(HttpAnswer answer, List<String> codes) {
        return codes.stream()
                .filter(BY_CODE::containsKey)
                .findFirst()
                .map(BY_CODE::get)
                .orElseGet(() -> byStatus(answer));
    }

    private static Category byStatus(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401, 403 -> Category.NeedsPerson;
            case 408 -> Category.Retry;
            case 429 -> Category.Wait;
            case 503 -> answer.header("Retry-After").isEmpty() ? Category.Retry : Category.Wait;
            default -> answer.status() >= 500 ? Category.Retry : Category.Terminal;
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
