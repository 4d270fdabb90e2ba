package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.ratelimit.Quota;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OktaRateLimitTest {

    private final OktaRateLimit rateLimit = new OktaRateLimit(FakeOkta.CLOCK);

    @Test
    void readsWhatIsLeftAndUntilWhen() {
        long reset = FakeOkta.NOW.plusSeconds(30).getEpochSecond();

        assertThat(rateLimit.quota(answer("100", "7", String.valueOf(reset))))
                .contains(Quota.of(100, 7, FakeOkta.NOW.plusSeconds(31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999"})
    void whatIsLeftCountsAlsoWhereTheResetMakesNoSense(String reset) {
        assertThat(rateLimit.quota(answer("100", "0", reset))).contains(Quota.of(100, 0, FakeOkta.NOW.plusSeconds(60)));
    }

    @Test
    void withoutALimitNothingIsKnown() {
        long reset = FakeOkta.NOW.plusSeconds(30).getEpochSecond();

        assertThat(rateLimit.quota(answer("", "7", String.valueOf(reset)))).isEmpty();
        assertThat(rateLimit.quota(answer("100", "none", String.valueOf(reset))))
                .isEmpty();
    }

    private static HttpAnswer answer(String limit, String remaining, String reset) {
        Headers headers = Headers.of(
                "X-Rate-Limit-Limit", limit, "X-Rate-Limit-Remaining", remaining, "X-Rate-Limit-Reset", reset);
        return new HttpAnswer(200, headers, "[]");
    }
}
