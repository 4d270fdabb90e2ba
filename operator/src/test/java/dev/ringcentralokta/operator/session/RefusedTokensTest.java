package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done where RingCentral takes an access token no longer that should still last. */
class RefusedTokensTest {

    private final SessionFixture world = SessionFixture.withPeople();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSessionThatTheIntegrationFindsDeadIsAskedForAtOnce() {
        // Given a session that is looked at anew at each look, as Directory Integration was off
        world.ringCentral.account().directoryIntegration(false);
        signIn();
        assertThat(world.condition()).startsWith("DirectoryIntegrationOff");

        // When an administrator ends it
        world.ringCentral.sessions().revokeAll();
        world.look();

        // Then a person is asked, and not only when the token would have ended
        assertThat(world.condition())
                .startsWith("Revoked")
                .contains(world.link().url());
        assertThat(world.integration.getStatus().manualSteps()).hasSize(1);
    }

    @Test
    void withoutARefreshTokenToo() {
        world.ringCentral.developerConsole().issueRefreshTokens(false);
        signIn();
        KeptSession.Open session = world.keptSession();

        world.ringCentral.sessions().revokeAll();
        assertThat(failureOf(session)).isInstanceOf(ApiFailure.Wait.class);
        world.look();

        assertThat(world.condition())
                .startsWith("Revoked")
                .contains(world.link().url());
    }

    @Test
    void aSessionThatAPushFindsDeadIsAskedForAtTheNextLook() {
        signIn();
        KeptSession.Open session = world.keptSession();
        world.ringCentral.sessions().revokeAll();

        ApiFailure failure = failureOf(session);

        assertThat(failure).isInstanceOf(ApiFailure.Wait.class);
        assertThat(failure.message()).contains("is refreshed now", "RingCentralAuthenticated of the integration");
        world.look();
        assertThat(world.condition())
                .startsWith("Revoked")
                .contains(world.link().url());
    }

    @Test
    void aPushThatRunsAcrossARefreshGoesOnLaterAndNothingIsWrong() {
        // Given a push that has begun
        signIn();
        KeptSession.Open session = world.keptSession();

        // When the session is refreshed, which ends the token that the push has
        world.clock.set(world.stored().refreshAt(world.integration.getMetadata().getUid()));
        world.look();
        StoredSession refreshed = world.stored();
        ApiFailure failure = failureOf(session);

        // Then it goes on in a moment with the other one, and nobody refreshes anything for that
        assertThat(failure).isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                .isEqualTo(world.clock.instant().plusSeconds(5)));
        assertThat(failure.message()).contains("was refreshed meanwhile");
        world.look();
        assertThat(world.stored()).isEqualTo(refreshed);
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.keptSession()
                        .client()
                        .scimUsers(world.keptSession().accessToken())
                        .list())
                .isNotEmpty();
    }

    @Test
    void aTokenThatIsRefusedThoughNewIsNotRefreshedAllTheTime() {
        // Given a proxy, say, that keeps the tokens of some calls to itself
        signIn();
        world.ringCentral
                .faults()
                .inject("GET", "/scim/v2/Users", 100, new Faults.Status(401, "{\"errorCode\":\"AGW-401\"}"));
        assertThat(failureOf(world.keptSession())).isInstanceOf(ApiFailure.Wait.class);

        // When the session was refreshed for that
        world.look();

        // Then it is said, and no other refresh tried soon
        assertThat(world.condition()).startsWith("CredentialsRejected");
        StoredSession refreshed = world.stored();
        world.look();
        assertThat(world.stored()).isEqualTo(refreshed);
        world.clock.advance(Duration.ofMinutes(6));
        world.ringCentral.faults().clear();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
    }

    @Test
    void observingRefreshesNothing() {
        signIn();
        KeptSession.Open session = world.keptSession();
        world.change(manifest -> manifest.replace("spec:", "spec:\n  managementPolicy: Observe"));
        StoredSession before = world.stored();
        world.ringCentral.sessions().revokeAll();

        failureOf(session);
        world.look();

        assertThat(world.condition()).isEqualTo("DriftDetected: " + RingCentralStep.WOULD_REFRESH);
        assertThat(world.stored()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedForAnotherReasonIsToldAsItIs() {
        signIn();
        KeptSession.Open session = world.keptSession();
        world.ringCentral.account().directoryIntegration(false);

        assertThat(failureOf(session).reason()).isEqualTo(FailureReason.DirectoryIntegrationOff);
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
    }

    private void signIn() {
        world.look();
        world.signInAs(RingCentralSeed.ADMINISTRATOR);
        world.look();
    }

    private static ApiFailure failureOf(KeptSession.Open session) {
        return catchThrowableOfType(
                        ApiException.class,
                        () -> session.client().scimUsers(session.accessToken()).list())
                .failure();
    }
}
