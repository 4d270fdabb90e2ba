package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.sandbox.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the session of an integration that is deleted. */
class RingCentralSignOutTest {

    private static final Faults.Fault TOO_MANY_CALLS = new Faults.Status(429, "");

    private final SessionFixture world = SessionFixture.withJwt();
    private final RingCentralSignOut signOut = world.signOut();

    @BeforeEach
    void givenASession() {
        world.look();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void waitsUntilTheAppMayMakeOneMoreCall() {
        // Given an app that has used its calls up
        world.ringCentral.faults().inject("POST", "/revoke", 1, TOO_MANY_CALLS);

        // When the integration goes, then the session, its Secret and the deletion wait, and nobody is told of a
        // failure
        Instant retryAt = signOut.run(world.integration).orElseThrow();
        assertThat(retryAt).isAfter(world.clock.instant());
        assertThat(signOut.run(world.integration)).contains(retryAt);
        assertThat(world.tokenSecrets()).hasSize(1);

        // When the time has come, then it is revoked
        world.clock.set(retryAt);
        assertThat(signOut.run(world.integration)).isEmpty();
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.events(EventReason.RevocationFailed)).isEmpty();
        assertThat(world.events(EventReason.RingCentralSessionRevoked)).hasSize(1);
    }

    @Test
    void waitsForTwoMinutesAndNoLonger() {
        world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, TOO_MANY_CALLS);
        Instant start = world.clock.instant();

        Optional<Instant> retryAt = signOut.run(world.integration);
        while (retryAt.isPresent()) {
            world.clock.set(retryAt.get());
            retryAt = signOut.run(world.integration);
        }

        assertThat(Duration.between(start, world.clock.instant()))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.events(EventReason.RevocationFailed)).hasSize(1);
    }

    @Test
    void whoLetsGoDoesNotWait() {
        world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, TOO_MANY_CALLS);

        signOut.letGo(world.integration);

        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.events(EventReason.RevocationFailed)).hasSize(1);
    }

    @Test
    void aFailureIsToldAndHoldsNothingBack() {
        world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, new Faults.Status(503, ""));

        assertThat(signOut.run(world.integration)).isEmpty();

        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.events(EventReason.RevocationFailed))
                .singleElement()
                .asString()
                .contains("ends by itself at");
    }

    @Test
    void whereItOnlyObservesItSaysThatTheSessionLives() {
        world.change(manifest -> manifest.replace("spec:\n", "spec:\n  managementPolicy: Observe\n"));

        assertThat(signOut.run(world.integration)).isEmpty();

        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
        assertThat(world.events(EventReason.RevocationFailed))
                .singleElement()
                .asString()
                .contains("was not revoked", "managementPolicy is Observe");
    }

    @Test
    void anotherAccountsSessionIsRevokedBeforeItsSecretGoesAndAFailureIsTold() {
        world.ringCentral.faults().inject("POST", "/revoke", 1, new Faults.Status(503, ""));

        world.change(manifest -> manifest.replace("    authentication:", "    accountId: \"1\"\n    authentication:"));
        world.look();

        assertThat(world.condition()).startsWith("WrongAccount");
        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.events(EventReason.RevocationFailed)).hasSize(1);
    }
}
