package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session outlives crashes, a second operator and days without use, under RingCentral's rules of rotation and grace. */
class SessionSurvivalTest {

    private final SessionFixture world = SessionFixture.withJwt();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void killedBetweenTheReplyAndTheSecretItGoesOnWithTheSameSession() {
        // Given a session that is due to be refreshed
        world.look();
        StoredSession before = world.stored();
        untilDue();

        // When the operator dies with the new tokens in its hands
        world.killBeforeStoring();
        assertThatThrownBy(world::look).hasMessageContaining("killed");
        assertThat(world.stored()).isEqualTo(before);

        // Then the next one gets the same tokens for the spent refresh token, and no second session
        world.look();
        assertThat(world.stored().tokens()).isNotEqualTo(before.tokens());
        assertWorks();
    }

    @Test
    void aLabelOnItsSecretDuringARefreshLosesNothing() {
        world.look();
        StoredSession before = world.stored();
        untilDue();

        world.beforeStoring(world::labelTokens);
        world.look();

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.stored().tokens()).isNotEqualTo(before.tokens());
        assertWorks();
    }

    @Test
    void aSignInThatCouldNotBeStoredIsEnded() {
        world.killBeforeStoring();

        assertThatThrownBy(world::look).hasMessageContaining("killed");

        assertThat(world.ringCentral.sessions().count()).isZero();
    }

    @Test
    void whatAnotherHasStoredMeanwhileIsNotRemoved() {
        // Given an operator that has read the tokens
        world.look();
        TokenCustody custody = new TokenCustody(world.client, world.clock);
        TokenCustody.Own read = (TokenCustody.Own) custody.read(world.integration);

        // When somebody signs in before it removes them
        custody.store(
                world.integration,
                world.stored()
                        .with(world.stored().tokens(), world.clock.instant().plusSeconds(1)),
                read);

        // Then what they stored stays
        assertThat(custody.remove(world.integration, read)).isFalse();
        assertThat(custody.session(world.integration)).isPresent();
    }

    @Test
    void aLookThatBeganBeforeTheAccountWasPinnedAnewEndsNothing() {
        // Given a session, and a look that still believes in another account
        world.look();
        world.integration.getMetadata().setAnnotations(Map.of(Annotations.PIN_ACCOUNT, "1"));

        // When the cluster says otherwise
        world.look();

        // Then the session stays
        assertThat(world.condition()).startsWith("SignedIn");
        assertWorks();
    }

    @Test
    void killedAfterTheSecretItGoesOnWithIt() {
        world.look();
        untilDue();
        world.look();
        StoredSession refreshed = world.stored();

        world.look(world.otherOperator());

        assertThat(world.stored()).isEqualTo(refreshed);
        assertWorks();
    }

    @Test
    void twoOperatorsThatRefreshAtOnceKeepOneSession() {
        world.look();
        for (int round = 1; round <= 5; round++) {
            untilDue();
            RingCentralStep one = world.otherOperator();
            RingCentralStep other = world.otherOperator();
            List<CompletableFuture<RingCentralStep.Result>> looks = Stream.of(one, other)
                    .map(step -> CompletableFuture.supplyAsync(() -> step.run(world.integration)))
                    .toList();
            looks.forEach(look -> assertThat(look.join().report().fine()).isTrue());
            assertWorks();
        }
    }

    @Test
    void anOperatorThatComesTooLateWithASpentTokenTakesWhatTheOtherStored() {
        // Given an operator that has read the tokens, and pauses
        world.look();
        untilDue();
        TokenCustody custody = new TokenCustody(world.client, world.clock);
        TokenCustody.Own read = (TokenCustody.Own) custody.read(world.integration);
        StoredSession old = read.session().orElseThrow();

        // When another one refreshes them, uses the new ones, and the grace of the old ones ends
        world.look(world.otherOperator());
        StoredSession stored = world.stored();
        world.clock.advance(Duration.ofSeconds(11));
        Optional<StoredSession> taken = world.sessions().refresh(world.integration, client(), old, read);

        // Then the paused one goes on with those
        assertThat(taken).contains(stored);
        assertThat(world.stored()).isEqualTo(stored);
        assertWorks();
    }

    @Test
    void refreshedAheadOfItsEndAndKeptAliveByThatForWeeks() {
        world.look();
        for (int hour = 0; hour < 24 * 21; hour++) {
            untilDue();
            world.look();
        }
        assertThat(world.condition()).startsWith("SignedIn");
        assertWorks();
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void withoutRefreshTokensTheJwtSignsInAheadOfTheEnd() {
        world.ringCentral.developerConsole().issueRefreshTokens(false);
        world.look();
        StoredSession first = world.stored();

        untilDue();
        world.look();

        assertThat(world.stored().tokens()).isNotEqualTo(first.tokens());
        assertThat(world.clock.instant()).isBefore(first.tokens().expiresAt());
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.integration.getStatus().ringCentral().reauthenticateBy())
                .isNull();
    }

    @Test
    void anAccessTokenOfTenMinutesIsNotRefreshedAllTheTime() {
        StoredSession session = session(Duration.ofMinutes(10));

        assertThat(Duration.between(session.issuedAt(), session.refreshAt("uid")))
                .isGreaterThan(Duration.ofMinutes(6));
    }

    @Test
    void labelsAndANewClientSecretKeepTheSession() {
        world.look();
        StoredSession session = world.stored();

        world.ringCentral.developerConsole().rotateSecret("rotated");
        world.secret(Map.of("clientSecret", "rotated"));
        untilDue();
        world.look();

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.stored().tokens()).isNotEqualTo(session.tokens());
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void aDeletedOrEditedSecretIsMadeAnew() {
        world.look();
        world.client.resource(world.tokens()).delete();
        world.look();
        assertWorksWith(2);

        world.client
                .secrets()
                .inNamespace("default")
                .withName(SessionFixture.TOKENS)
                .edit(secret -> {
                    secret.getData().put("expiresAt", "bm9uc2Vuc2U=");
                    return secret;
                });
        world.look();
        assertWorksWith(3);
    }

    private StoredSession session(Duration life) {
        world.look();
        StoredSession session = world.stored();
        return new StoredSession(
                new TokenPair("access", "refresh", session.issuedAt().plus(life), null, "", ""),
                session.issuedAt(),
                session.accountId(),
                session.signIn(),
                session.credentialsSecret());
    }

    private void untilDue() {
        world.clock.set(world.stored()
                .refreshAt(world.integration.getMetadata().getUid())
                .plusSeconds(1));
    }

    private void assertWorks() {
        assertWorksWith(1);
    }

    private void assertWorksWith(int sessions) {
        assertThat(client().account(world.stored().tokens().accessToken()).id())
                .isEqualTo(world.stored().accountId());
        assertThat(world.ringCentral.sessions().count()).isEqualTo(sessions);
    }

    private RingCentralClient client() {
        return world.ringCentralClient();
    }
}
