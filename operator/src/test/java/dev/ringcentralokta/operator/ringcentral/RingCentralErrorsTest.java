package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingCentralErrorsTest {

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, OAU-213, NeedsPerson",
        "400, invalid_grant, OAU-141, NeedsPerson",
        "400, invalid_client, OAU-153, NeedsPerson",
        "400, invalid_client, CMN-408, NeedsPerson",
        "400, unauthorized_client, OAU-251, NeedsPerson",
        "400, unsupported_grant_type, OAU-999, Terminal",
        "400, invalid_request, CMN-101, Terminal",
    })
    void classifiesTheErrorsOfTheTokenEndpoint(int status, String error, String code, Category category) {
        ApiFailure failure = failure(
                status,
                "{\"error\":\"" + error + "\",\"error_description\":\"d\",\"errors\":[{\"errorCode\":\"" + code
                        + "\",\"message\":\"m\"}]}");

        assertThat(failure.reason().category()).isEqualTo(category);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).startsWith("d");
    }

    @ParameterizedTest
    @CsvSource({
        "401, TokenInvalid, OAU-149, NeedsPerson",
        "401, AGW-401, AGW-401, NeedsPerson",
        "403, InsufficientPermissions, CMN-401, NeedsPerson",
        "403, CMN-408, CMN-408, NeedsPerson",
        "403, CMN-101, CMN-101, Terminal",
        "403, EXT-413, EXT-413, Terminal",
        "404, CMN-102, CMN-102, Terminal",
        "429, CMN-301, CMN-301, Wait",
        "429, CMN-303, CMN-303, NeedsPerson",
        "500, CMN-201, CMN-201, Retry",
        "408, CMN-1, CMN-1, Retry",
    })
    void classifiesTheErrorsOfTheRestApi(int status, String outer, String code, Category category) {
        ApiFailure failure = failure(
                status,
                "{\"errorCode\":\"" + outer + "\",\"message\":\"o\",\"errors\":[{\"errorCode\":\"" + code
                        + "\",\"message\":\"m\",\"permissionName\":\"EditAccounts\"}]}");

        assertThat(failure.reason().category()).isEqualTo(category);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).startsWith("m (permission EditAccounts)");
    }

    @Test
    void waitsAsLongAsItIsToldAndElseThirtySeconds() {
        assertThat(failure(new HttpAnswer(429, Headers.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(clock.instant().plusSeconds(7)));
        assertThat(failure(new HttpAnswer(429, Headers.of(), "")))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(clock.instant().plusSeconds(30)));
        assertThat(failure(new HttpAnswer(429, Headers.of("Retry-After", "soon"), "")))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(clock.instant().plusSeconds(30)));
    }

    @Test
    void waitsForAServerThatSaysWhenItIsBack() {
        assertThat(failure(new HttpAnswer(503, Headers.of("Retry-After", "7"), "")))
                .isInstanceOf(ApiFailure.Wait.class);
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

        assertThat(RingCentralErrors.of(answer, true, clock).failure().outcomeUnknown())
                .isTrue();
        assertThat(RingCentralErrors.of(answer, false, clock).failure().outcomeUnknown())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void asksAgainWhereARefusalWasCutShort(int status) {
        ApiFailure failure = failure(status, "{\"error\":\"inval");

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.message()).isEqualTo("RingCentral's answer was cut short on the way");
    }

    @Test
    void saysThatAnswersOfSomebodyElseAreNotRingCentrals() {
        assertThat(failure(404, "<html>not here</html>").message())
                .isEqualTo("What answers is not RingCentral: HTTP 404 without RingCentral's error object;"
                        + " check the server URL");
    }

    private ApiFailure failure(int status, String body) {
        return failure(new HttpAnswer(status, Headers.of(), body));
    }

    private ApiFailure failure(HttpAnswer answer) {
        return RingCentralErrors.of(answer, true, clock).failure();
    }
}
