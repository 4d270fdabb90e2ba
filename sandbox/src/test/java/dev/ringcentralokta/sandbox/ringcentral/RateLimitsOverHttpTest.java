package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.ringcentral.RingCentralHttp.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitsOverHttpTest {

    private final MovableClock clock = new MovableClock();
    private final RingCentralHttp http = new RingCentralHttp(RingCentralSeed.options(), clock);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void saysInHeadersWhatIsLeft() throws Exception {
        http.signedIn();

        http.get("/restapi/v1.0/account/~");
        Answer second = http.get("/restapi/v1.0/account/~");

        assertThat(second.header("X-Rate-Limit-Group")).isEqualTo("light");
        assertThat(second.header("X-Rate-Limit-Limit")).isEqualTo("50");
        assertThat(second.header("X-Rate-Limit-Remaining")).isEqualTo("48");
        assertThat(second.header("X-Rate-Limit-Window")).isEqualTo("60");
        assertThat(http.simulated.calls().perBucket())
                .containsEntry("light", 2L)
                .containsEntry("auth", 1L);
    }

    @Test
    void refusesTheEleventhHeavyCallAndRestartsThePenaltyWithEachFurtherOne() throws Exception {
        http.signedIn();
        for (int call = 0; call < 10; call++) {
            assertThat(deleteNobody().status()).isEqualTo(404);
        }

        Answer refused = deleteNobody();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.json().path("errorCode").asText()).isEqualTo("CMN-301");

        clock.advance(Duration.ofSeconds(59));
        assertThat(deleteNobody().status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(59));
        assertThat(deleteNobody().status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(60));
        assertThat(deleteNobody().status()).isEqualTo(404);
    }

    @Test
    void leavesOtherGroupsAndOtherUsersAlone() throws Exception {
        http.signedIn();
        for (int call = 0; call < 11; call++) {
            deleteNobody();
        }
        assertThat(http.get("/scim/v2/Users").status()).isEqualTo(200);

        long jane = http.simulated.account().user("jane@acme.com").orElseThrow().id();
        String other = http.signIn(http.simulated.sessions().personalJwt(jane))
                .json()
                .path("access_token")
                .asText();

        assertThat(http.use(other).call("DELETE", "/scim/v2/Users/1", "").status())
                .isEqualTo(404);
    }

    @Test
    void takesFiveSignInsAMinuteFromTheApp() throws Exception {
        for (int call = 0; call < 5; call++) {
            assertThat(http.signIn("nonsense").status()).isEqualTo(400);
        }

        Answer refused = http.signIn(RingCentralSeed.options().jwt());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-Rate-Limit-Group")).isEqualTo("auth");
    }

    private Answer deleteNobody() throws Exception {
        return http.call("DELETE", "/scim/v2/Users/1", "");
    }
}
