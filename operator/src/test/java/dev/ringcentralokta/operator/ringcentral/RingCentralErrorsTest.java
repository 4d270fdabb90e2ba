package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.FailureReason.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingCentralErrorsTest {

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JwtSignIn | invalid_client | OAU-153 | CredentialsRejected | Correct clientId and clientSecret in the Secret",
                "JwtSignIn | invalid_client | OAU-146 | CredentialsRejected | Correct clientId and clientSecret in the Secret",
                "Refresh | invalid_client | OAU-999 | CredentialsRejected | Correct clientId and clientSecret in the Secret",
                "JwtSignIn | invalid_grant | OAU-213 | CredentialsRejected | the JWT is unknown or was revoked. Create a new JWT",
                "JwtSignIn | invalid_grant | OAU-210 | CredentialsRejected | the JWT has expired. Create a new JWT",
                "JwtSignIn | invalid_grant | OAU-121 | CredentialsRejected | Create a JWT for the app of clientId",
                "JwtSignIn | invalid_request | CMN-101 | CredentialsRejected | not a JWT of RingCentral. Create a new JWT",
                "JwtSignIn | invalid_grant | OAU-999 | CredentialsRejected | the JWT is not taken. Create a new JWT",
                "JwtSignIn | invalid_grant | OAU-141 | ConsentRequired | must be enabled in RingCentral",
                "JwtSignIn | invalid_client | CMN-408 | PermissionDenied | Give the role of the user who signs in",
                "JwtSignIn | unauthorized_client | OAU-251 | AppNotAllowed | Switch on the setting 'JWT auth flow'",
                "CodeExchange | invalid_grant | OAU-108 | ConsentRequired | took too long. Start again",
                "CodeExchange | invalid_grant | OAU-106 | ConsentRequired | unknown or was used before. Start again",
                "CodeExchange | invalid_grant | OAU-109 | ConsentRequired | another redirect URI. Start again",
                "CodeExchange | invalid_grant | OAU-110 | ConsentRequired | another app. Start again",
                "CodeExchange | invalid_grant | CMN-101 | ConsentRequired | does not belong to this sign-in. Start again",
                "CodeExchange | invalid_grant | OAU-999 | ConsentRequired | Start again",
                "CodeExchange | unauthorized_client | OAU-999 | AppNotAllowed | '3-legged OAuth flow authorization code'",
                "Refresh | invalid_grant | OAU-213 | ConsentRequired | the session was ended",
                "Refresh | invalid_grant | OAU-210 | ConsentRequired | Authenticate with RingCentral again",
                "Refresh | invalid_grant | OAU-999 | ConsentRequired | Authenticate with RingCentral again",
                "Refresh | unauthorized_client | OAU-251 | AppNotAllowed | the setting 'Issue refresh tokens'",
                "Api | unsupported_grant_type | OAU-999 | Refused | d",
                "Api | invalid_request | CMN-101 | InvalidValue | Correct it where it comes from",
            })
    void saysWhatTheErrorsOfTheTokenEndpointMean(
            Purpose purpose, String error, String code, FailureReason reason, String advice) {
        ApiFailure failure = failure(
                purpose,
                400,
                "{\"error\":\"" + error + "\",\"error_description\":\"d\",\"errors\":[{\"errorCode\":\"" + code
                        + "\",\"message\":\"m\"}]}");

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).startsWith("d").contains(advice).doesNotContain("<grant>");
    }

    @ParameterizedTest
    @CsvSource({
        "401, TokenInvalid, OAU-149, CredentialsRejected",
        "401, TokenInvalid, OAU-128, CredentialsRejected",
        "401, OAU-213, OAU-213, CredentialsRejected",
        "401, TokenInvalid, OAU-999, CredentialsRejected",
        "401, AGW-401, AGW-401, CredentialsRejected",
        "403, InsufficientPermissions, CMN-401, AppNotAllowed",
        "403, CMN-408, CMN-408, PermissionDenied",
        "403, XYZ-1, XYZ-1, PermissionDenied",
        "403, CMN-101, CMN-101, InvalidValue",
        "400, CMN-406, CMN-406, Duplicate",
        "403, EXT-413, EXT-413, Unsupported",
        "404, CMN-102, CMN-102, NotFound",
        "404, XYZ-1, XYZ-1, NotFound",
        "404, CMN-120, CMN-120, Malformed",
        "429, CMN-301, CMN-301, RateLimited",
        "429, CMN-302, CMN-302, AppNotAllowed",
        "429, CMN-303, CMN-303, AppNotAllowed",
        "429, XYZ-1, XYZ-1, RateLimited",
        "500, CMN-201, CMN-201, Unavailable",
        "501, CMN-202, CMN-202, Unsupported",
        "408, CMN-1, CMN-1, Unavailable",
    })
    void classifiesTheErrorsOfTheRestApi(int status, String outer, String code, FailureReason reason) {
        ApiFailure failure = failure(
                Purpose.Api,
                status,
                "{\"errorCode\":\"" + outer + "\",\"message\":\"o\",\"errors\":[{\"errorCode\":\"" + code
                        + "\",\"message\":\"m.\",\"permissionName\":\"EditAccounts\"}]}");

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).startsWith("m (permission EditAccounts)");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalidValue, Parameter [x] value is invalid., InvalidValue",
        "400, invalidSyntax, JSON can't be parsed., Refused",
        "403, '', Permissions denied, PermissionDenied",
        "403, '', License limit has been reached., OutOfLicences",
        "400, invalidValue, License limit has been reached., InvalidValue",
        "403, '', Feature [Bulk Assign] is not available, DirectoryIntegrationOff",
        "404, '', User [1] is not found, NotFound",
        "409, uniqueness, Duplicate email, Duplicate",
        "409, '', Duplicate email, Duplicate",
        "429, '', Feature [Bulk Assign] is not available, RateLimited",
        "500, '', 'null, Internal Server Error. Consult RC Support.', Unavailable",
    })
    void classifiesTheErrorsOfScim(int status, String scimType, String detail, FailureReason reason) {
        ApiFailure failure = failure(
                Purpose.Api,
                status,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                        + "\",\"detail\":\"" + detail + "\""
                        + (scimType.isEmpty() ? "" : ",\"scimType\":\"" + scimType + "\"")
                        + "}");

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.code()).isEqualTo(scimType);
        assertThat(failure.message()).startsWith(detail.replaceAll("\\.$", ""));
    }

    @Test
    void saysWhatToSwitchOnWhereTheAnswerNamesAnotherFeature() {
        String body =
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "403",
                 "detail": "Feature [Bulk Assign] is not available"}
                """;

        ApiFailure failure = failure(Purpose.Api, 403, body);

        assertThat(failure.reason().category()).isEqualTo(Category.NeedsPerson);
        assertThat(failure.message())
                .contains(
                        "Directory Integration is off. Switch it on with provider SCIM in RingCentral's Admin Portal");
    }

    @Test
    void believesACodeBeforeAText() {
        String body =
                """
                {"errorCode": "CMN-408", "errors": [{"errorCode": "CMN-408", "message": "License limit has been reached."}],
                 "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"]}
                """;

        assertThat(failure(Purpose.Api, 403, body).reason()).isEqualTo(FailureReason.PermissionDenied);
    }

    @Test
    void saysHowLinesAreToBeHad() {
        String body =
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "403",
                 "detail": "License limit has been reached."}
                """;

        ApiFailure failure = failure(Purpose.Api, 403, body);

        assertThat(failure.reason().category()).isEqualTo(Category.NeedsPerson);
        assertThat(failure.message())
                .startsWith("License limit has been reached: no unassigned extension with a digital line is left."
                        + " Buy lines in RingCentral's Admin Portal");
    }

    @ParameterizedTest
    @CsvSource({
        "Value is invalid, Value is invalid (parameter contact.jobTitle): ",
        "Parameter [contact.jobTitle] value is invalid, Parameter [contact.jobTitle] value is invalid: ",
    })
    void namesTheParameterThatIsRefusedOnce(String text, String message) {
        ApiFailure failure = failure(
                Purpose.Api,
                400,
                "{\"errorCode\":\"CMN-101\",\"errors\":[{\"errorCode\":\"CMN-101\",\"message\":\"" + text
                        + "\",\"parameterName\":\"contact.jobTitle\"}]}");

        assertThat(failure.message()).startsWith(message);
    }

    @ParameterizedTest
    @EnumSource(RingCentralErrorCode.class)
    void findsEachRowOfTheTable(RingCentralErrorCode row) {
        Purpose purpose = row.purpose().orElse(Purpose.Api);

        assertThat(RingCentralErrorCode.of(row.code(), purpose)).contains(row);
        assertThat(row.reason().category() != Category.NeedsPerson
                        || row.reason() == FailureReason.CredentialsRejected
                        || !row.advice().isEmpty())
                .as("somebody who has to act is told what to do")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 8", "429, '', 31", "429, soon, 31", "503, 7, 8"})
    void waitsAsLongAsItIsToldAndElseHalfAMinute(int status, String retryAfter, int seconds) {
        assertThat(failure(new HttpAnswer(status, Headers.of("Retry-After", retryAfter), "")))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(clock.instant().plusSeconds(seconds)));
    }

    @Test
    void triesAgainWhereAServerIsDownAndDoesNotSayForHowLong() {
        assertThat(failure(new HttpAnswer(503, Headers.of(), ""))).isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void keepsTheRequestId() {
        assertThat(failure(new HttpAnswer(404, Headers.of("RCRequestId", "42"), "{}"))
                        .requestId())
                .isEqualTo("42");
    }

    @Test
    void doesNotKnowWhatAWriteDidThatEndedWith5xx() {
        HttpAnswer answer = new HttpAnswer(502, Headers.of(), "");

        assertThat(RingCentralErrors.of(answer, Purpose.Api, true, clock)
                        .failure()
                        .outcomeUnknown())
                .isTrue();
        assertThat(RingCentralErrors.of(answer, Purpose.Api, false, clock)
                        .failure()
                        .outcomeUnknown())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void asksAgainWhereARefusalWasCutShort(int status) {
        ApiFailure failure = failure(Purpose.JwtSignIn, status, "{\"error\":\"inval");

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.message()).isEqualTo("RingCentral's answer was cut short on the way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>not here</html>", "", "{}", "[]", "42", "{\"errors\":{}}", "{\"schemas\":[\"x\"]}"})
    void saysThatAnswersOfSomebodyElseAreNotRingCentrals(String body) {
        ApiFailure failure = failure(Purpose.Api, 404, body);

        assertThat(failure.reason()).isEqualTo(FailureReason.NotTheVendor);
        assertThat(failure.message())
                .isEqualTo("What answers is not RingCentral: HTTP 404 without RingCentral's error object;"
                        + " check the server URL");
    }

    private ApiFailure failure(Purpose purpose, int status, String body) {
        return RingCentralErrors.of(new HttpAnswer(status, Headers.of(), body), purpose, true, clock)
                .failure();
    }

    private ApiFailure failure(HttpAnswer answer) {
        return RingCentralErrors.of(answer, Purpose.Api, true, clock).failure();
    }
}
