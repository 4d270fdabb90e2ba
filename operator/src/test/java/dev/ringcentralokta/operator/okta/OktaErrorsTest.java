package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.FailureReason.Category;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaErrorsTest {

    private static final Instant RESET = Instant.parse("2026-11-24T10:01:00Z");

    @ParameterizedTest
    @CsvSource({
        "400, E0000001, Terminal",
        "401, E0000011, NeedsPerson",
        "401, E0000015, Terminal",
        "403, E0000006, NeedsPerson",
        "403, E0000046, Terminal",
        "403, E0000056, Terminal",
        "403, E0000075, Terminal",
        "403, E0000999, NeedsPerson",
        "404, E0000007, Terminal",
        "409, E0000112, Retry",
        "409, E0009999, Retry",
        "423, E0000239, Retry",
        "429, E0000047, Wait",
        "500, E0000009, Retry",
        "503, E0000010, Retry",
    })
    void theCodeDecidesAndElseTheStatus(int status, String code, Category expected) {
        assertThat(OktaErrors.reason(status, code).category()).isEqualTo(expected);
    }

    @Test
    void tellsTheSummaryTheCausesAndTheRequest() {
        ApiFailure failure = failure(
                400,
                """
                {"errorCode":"E0000001","errorSummary":"Api validation failed: settings","errorLink":"E0000001",
                 "errorId":"oae1","errorCauses":[{"errorSummary":"subDomain: The field cannot be left blank"}]}""",
                false);

        assertThat(failure.message())
                .isEqualTo("Api validation failed: settings; subDomain: The field cannot be left blank");
        assertThat(failure.requestId()).isEqualTo("req1");
        assertThat(failure.code()).isEqualTo("E0000001");
    }

    @Test
    void aRateLimitSaysWhenToComeBack() {
        assertThat(failure(429, "{\"errorCode\":\"E0000047\",\"errorSummary\":\"Too many\"}", true))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(RESET));
    }

    @Test
    void aChangeThatEndedIn5xxMayHaveBeenMade() {
        assertThat(failure(500, "{}", true).outcomeUnknown()).isTrue();
        assertThat(failure(500, "{}", false).outcomeUnknown()).isFalse();
        assertThat(failure(400, "{}", true).outcomeUnknown()).isFalse();
    }

    @Test
    void aPageOfSomethingElseIsNotTakenForOkta() {
        ApiFailure failure = failure(404, "<html>nginx</html>", false);

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.message()).contains("is not Okta").contains("check the org URL");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void aRefusalOfAProxyIsNotAMatterOfCredentials(int status) {
        HttpAnswer proxys =
                new HttpAnswer(status, Headers.of("WWW-Authenticate", "Basic realm=\"proxy\""), "<html>Denied</html>");

        assertThat(OktaErrors.saysBadCredentials(proxys)).isFalse();
        assertThat(OktaErrors.of(proxys, false, RESET, "Create a new token")).satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.NotTheVendor);
            assertThat(failure.message())
                    .contains("is not Okta", "HTTP " + status, "what is between")
                    .doesNotContain("Create a new token");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, X-Okta-Request-Id, req1, CredentialsRejected",
        "401, WWW-Authenticate, 'Bearer realm=\"https://acme.okta.com\", error=\"invalid_token\"', CredentialsRejected",
        "401, WWW-Authenticate, 'DPoP error=\"invalid_dpop_proof\"', CredentialsRejected",
        "403, WWW-Authenticate, 'Bearer error=\"insufficient_scope\"', PermissionDenied",
    })
    void oktaRefusesATokenWithAnEmptyBody(int status, String header, String value, FailureReason reason) {
        HttpAnswer oktas = new HttpAnswer(status, Headers.of(header, value), "");

        assertThat(OktaErrors.of(oktas, false, RESET, "").reason()).isEqualTo(reason);
        assertThat(OktaErrors.saysBadCredentials(oktas)).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void aRefusalThatWasCutShortIsAskedForAgain(int status) {
        ApiFailure failure = failure(status, "{\"errorCode\":\"E00000", true);

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.message()).isEqualTo("Okta's answer was cut short on the way");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void aRateLimitThatWasCutShortStillSaysWhenToComeBack() {
        assertThat(failure(429, "{\"errorCode\":\"E00000", true)).isInstanceOf(ApiFailure.Wait.class);
    }

    @Test
    void aGatewaysErrorPageIsATroubleThatPasses() {
        assertThat(failure(502, "<html>Bad gateway</html>", false)).isInstanceOf(ApiFailure.Retry.class);
    }

    private static ApiFailure failure(int status, String body, boolean writes) {
        return OktaErrors.of(new HttpAnswer(status, Headers.of("X-Okta-Request-Id", "req1"), body), writes, RESET, "");
    }
}
