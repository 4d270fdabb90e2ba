package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a session when the manifest names another Secret for it, another sign-in, or no RingCentral at all. */
class FormerSessionTest {

    private static final Instant MORNING = Instant.parse("2026-11-24T10:00:00Z");
    private static final Faults.Status OUTAGE = new Faults.Status(500, "{}");

    private final SessionFixture world = SessionFixture.withJwt();

    @BeforeEach
    void givenASession() {
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theNewerSessionGoesOnAndOnlyThatOfAnotherSignInIsRevoked() {
        StoredSession jwt = session("a", MORNING, "Jwt");

        assertThat(FormerSession.fate(jwt, Optional.empty())).isEqualTo(FormerSession.Fate.Moves);
        assertThat(FormerSession.fate(jwt, Optional.of(jwt))).isEqualTo(FormerSession.Fate.Goes);
        assertThat(FormerSession.fate(jwt, Optional.of(session("b", MORNING.plusSeconds(1), "Jwt"))))
                .isEqualTo(FormerSession.Fate.Goes);
        assertThat(FormerSession.fate(session("b", MORNING.plusSeconds(1), "Jwt"), Optional.of(jwt)))
                .isEqualTo(FormerSession.Fate.Moves);
        assertThat(FormerSession.fate(jwt, Optional.of(session("b", MORNING, "AuthorizationCode"))))
                .isEqualTo(FormerSession.Fate.Ends);
    }

    @Test
    void isDueWhereStatusTellsOfAnotherSecretOrGeneration() {
        assertThat(FormerSession.due(world.integration)).isFalse();

        world.integration.getMetadata().setGeneration(2L);
        assertThat(FormerSession.due(world.integration)).isTrue();

        rename("tokens");
        world.integration.getMetadata().setGeneration(1L);
        assertThat(FormerSession.due(world.integration)).isTrue();
    }

    @Test
    void aLookWithNothingToSettleMakesNoCallForIt() {
        clearCalls();

        world.look();

        assertThat(secretCalls()).containsExactly("GET ringcentral-app", "GET " + SessionFixture.TOKENS);
        assertThat(world.ringCentral.calls().calls()).isEmpty();

        // Nor where the session is gone
        world.takeRingCentralOut();
        world.look();
        clearCalls();
        world.look();
        assertThat(world.kubernetes.calls().calls()).isEmpty();
        assertThat(world.ringCentral.calls().calls()).isEmpty();
    }

    @Test
    void withoutRingCentralInTheManifestTheSessionEndsAndNothingTellsOfIt() {
        world.takeRingCentralOut();

        world.look();

        assertSignedOut();
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.events(EventReason.RingCentralSessionRevoked))
                .containsExactly("RingCentral account 400131426008");
    }

    @Test
    void whereRingCentralDoesNotRevokeItTheSecretGoesAllTheSameAndAnEventTells() {
        world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, OUTAGE);
        world.takeRingCentralOut();

        world.look();
        world.look();

        assertSignedOut();
        assertThat(revocations()).isEqualTo(1);
        assertThat(world.events(EventReason.RevocationFailed))
                .singleElement()
                .asString()
                .contains("ends by itself at");
    }

    @Test
    void whereTheAppIsNoLongerInItsSecretTheSecretGoesAllTheSameAndAnEventTells() {
        world.secret(Map.of("clientId", "another-app"));
        world.takeRingCentralOut();

        world.look();

        assertSignedOut();
        assertThat(revocations()).isZero();
        assertThat(world.events(EventReason.RevocationFailed))
                .singleElement()
                .asString()
                .contains("Secret 'ringcentral-app' no longer holds the app that opened it.");
    }

    @Test
    void aSessionWhoseSignInWasEditedIsRemovedAndNothingIsSentAnywhere() {
        world.client
                .secrets()
                .inNamespace("default")
                .withName(SessionFixture.TOKENS)
                .edit(secret -> new SecretBuilder(secret)
                        .addToStringData("signIn", "nonsense: sandbox-client-id Jwt")
                        .build());
        world.takeRingCentralOut();

        world.look();

        assertSignedOut();
        assertThat(revocations()).isZero();
    }

    @Test
    void killedBetweenTheRevocationAndTheSecretTheNextLookFinishes() {
        world.takeRingCentralOut();
        world.killBeforeWrite(1);
        assertThatThrownBy(world::look).hasMessageContaining("killed");

        world.look();

        assertSignedOut();
    }

    @Test
    void aSecretOfSomebodyElseStays() {
        Secret others = foreign("others");
        world.takeRingCentralOut();

        world.look();

        assertThat(world.tokenSecrets()).containsExactly("others");
        assertThat(world.client.resource(others).get().getData()).containsKey("accessToken");
    }

    @Test
    void underANewNameTheSessionGoesOnWithoutACallToRingCentral() {
        StoredSession before = world.stored();
        world.ringCentral.calls().clear();
        rename("tokens");

        world.look();

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertThat(world.stored()).isEqualTo(before);
        assertThat(Objects.requireNonNull(world.integration.getStatus().ringCentral())
                        .tokenSecretName())
                .isEqualTo("tokens");
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertGoesOn();
    }

    @Test
    void killedBetweenTheTwoSecretsTheNextLookFinishesAndRefreshesOnce() {
        // Given a session that is due to be refreshed, and a new name
        untilDue();
        rename("tokens");

        // When the operator dies when it has written the new Secret, and not yet removed the old one
        world.killBeforeWrite(2);
        assertThatThrownBy(world::look).hasMessageContaining("killed");
        assertThat(world.tokenSecrets()).containsExactly(SessionFixture.TOKENS, "tokens");
        world.ringCentral.calls().clear();

        // Then the next one finishes it, and only then refreshes
        world.look(world.otherOperator());
        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertThat(calls("/token")).isEqualTo(1);
        assertThat(revocations()).isZero();
        assertGoesOn();
    }

    @Test
    void killedBeforeTheNewSecretTheOldOneIsThere() {
        rename("tokens");
        world.killBeforeWrite(1);
        assertThatThrownBy(world::look).hasMessageContaining("killed");
        assertThat(world.tokenSecrets()).containsExactly(SessionFixture.TOKENS);

        world.look();

        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertGoesOn();
    }

    @Test
    void anEditOfTheOldSecretMeanwhileIsNoObstacle() {
        StoredSession before = world.stored();
        rename("tokens");
        world.beforeWrite(2, world::labelTokens);

        world.look();

        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertThat(world.stored()).isEqualTo(before);
        assertGoesOn();
    }

    @Test
    void whatAnotherOperatorHasRefreshedMeanwhileMovesToo() {
        // Given a second operator that has not seen the new name
        untilDue();
        RingCentralStep other = world.otherOperator();
        var old = world.integration;

        // When it refreshes between the two writes
        rename("tokens");
        world.beforeWrite(2, () -> other.run(old));
        world.look();

        // Then the newer tokens are those that go on
        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertThat(world.condition()).startsWith("SignedIn");
        assertGoesOn();
    }

    @Test
    void aSecretOfSomebodyElseUnderTheNewNameLeavesTheSessionWhereItIs() {
        Secret others = foreign("tokens");
        StoredSession before = world.stored();
        rename("tokens");

        world.look();
        world.look();

        assertThat(world.condition()).startsWith("Conflict");
        assertThat(world.tokenSecrets()).containsExactly(SessionFixture.TOKENS, "tokens");

        // And once it is gone the session moves
        world.client.resource(others).delete();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.tokenSecrets()).containsExactly("tokens");
    }

    @Test
    void twoQuickRenamesLeaveOneSecret() {
        rename("first");
        world.killBeforeWrite(2);
        assertThatThrownBy(world::look).hasMessageContaining("killed");
        world.change(manifest -> manifest.replace("tokenSecretName: first", "tokenSecretName: second"));

        world.look();

        assertThat(world.tokenSecrets()).containsExactly("second");
        assertThat(revocations()).isZero();
        assertGoesOn();
    }

    @Test
    void renamedBackAfterACrashItStaysWhereItWas() {
        rename("tokens");
        world.killBeforeWrite(2);
        assertThatThrownBy(world::look).hasMessageContaining("killed");
        world.change(manifest -> manifest.replace("tokenSecretName: tokens", ""));

        world.look();

        assertThat(world.tokenSecrets()).containsExactly(SessionFixture.TOKENS);
        assertThat(revocations()).isZero();
        assertGoesOn();
    }

    @Test
    void whereItOnlyObservesItSaysWhatItWouldDo() {
        // Given a new name, and an operator that only observes
        rename("tokens");
        world.change(FormerSessionTest::observing);
        clearCalls();

        // Then it says so, as long as it is so
        for (int look = 1; look <= 2; look++) {
            world.look();
            assertThat(world.condition())
                    .isEqualTo("DriftDetected: Would move the session with RingCentral from Secret '"
                            + SessionFixture.TOKENS + "' to Secret 'tokens' (managementPolicy is Observe).");
        }

        // And the same without RingCentral in the manifest
        world.takeRingCentralOut();
        world.look();
        assertThat(world.condition())
                .isEqualTo("DriftDetected: Would sign out of RingCentral and delete Secret '" + SessionFixture.TOKENS
                        + "' (managementPolicy is Observe).");
        assertThat(world.kubernetes.calls().calls())
                .filteredOn(call -> call.path().contains("/secrets"))
                .noneMatch(CallLog.Call::writes);
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertThat(world.tokenSecrets()).containsExactly(SessionFixture.TOKENS);
    }

    @Test
    void anotherJwtReplacesTheSessionAndTheOldOneIsRevoked() {
        world.secret(Map.of("jwt", world.ringCentral.sessions().personalJwt(administrator())));

        world.look();

        assertGoesOn();
        assertThat(world.events(EventReason.RingCentralSessionRevoked)).hasSize(1);
    }

    @Test
    void aJwtOfAnotherAccountLeavesTheSessionBeforeInPlace() {
        RingCentralSeed.addGlobex(world.ringCentral);
        StoredSession before = world.stored();
        long grace = world.ringCentral
                .user(RingCentralSeed.OTHER_ADMINISTRATOR)
                .orElseThrow()
                .id();
        world.secret(Map.of("jwt", world.ringCentral.sessions().personalJwt(grace)));

        world.look();

        assertThat(world.condition()).startsWith("WrongAccount");
        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void theOldSessionIsThereUntilSomebodyHasSignedInByAnotherFlow() {
        // Given the flow and the Secret's name changed at once
        StoredSession before = world.stored();
        world.change(manifest -> manifest.replace("flow: Jwt", "flow: AuthorizationCode"));
        rename("tokens");
        world.look();
        assertThat(world.condition()).startsWith("ConsentRequired");
        assertThat(world.stored()).isEqualTo(before);

        // When somebody signs in
        world.signInAs(RingCentralSeed.ADMINISTRATOR);
        world.look();

        // Then theirs is the only one
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertGoesOn();

        // And the way back is the same
        world.change(manifest -> manifest.replace("flow: AuthorizationCode", "flow: Jwt"));
        world.look();
        assertGoesOn();
    }

    @Test
    void aFlowThatIsChangedBackGoesOnWithTheSessionBefore() {
        StoredSession before = world.stored();
        world.change(manifest -> manifest.replace("flow: Jwt", "flow: AuthorizationCode"));
        world.look();
        world.change(manifest -> manifest.replace("flow: AuthorizationCode", "flow: Jwt"));

        world.look();

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.stored()).isEqualTo(before);
        assertGoesOn();
    }

    @Test
    void atAnotherServerTheOldSessionIsRevokedAtTheOldOne() {
        try (SimulatedRingCentral another = world.startAnother()) {
            moveTo(another);

            world.look();

            assertThat(world.condition()).startsWith("SignedIn");
            assertThat(another.sessions().count()).isEqualTo(1);
            assertThat(world.ringCentral.sessions().count()).isZero();
            assertThat(revocations()).isEqualTo(1);
        }
    }

    @Test
    void anOldServerThatDoesNotRevokeItHoldsTheNewSessionUpInNothing() {
        try (SimulatedRingCentral another = world.startAnother()) {
            world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, OUTAGE);
            moveTo(another);

            world.look();
            world.look();

            assertThat(world.condition()).startsWith("SignedIn");
            assertThat(another.sessions().count()).isEqualTo(1);
            assertThat(world.events(EventReason.RevocationFailed)).hasSize(1);
        }
    }

    @Test
    void deletedBeforeTheSessionHasMovedItIsRevokedToo() {
        rename("tokens");

        assertThat(world.signOut().run(world.integration)).isEmpty();

        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.tokenSecrets()).isEmpty();
    }

    private void moveTo(SimulatedRingCentral another) {
        world.secret("another-app", appOf(another));
        world.change(manifest -> manifest.replace(
                        world.ringCentral.url().toString(), another.url().toString())
                .replace("name: ringcentral-app", "name: another-app"));
    }

    private static Map<String, String> appOf(SimulatedRingCentral another) {
        return Map.of(
                "clientId", another.developerConsole().clientId(),
                "clientSecret", RingCentralSeed.options().clientSecret(),
                "jwt", RingCentralSeed.options().jwt());
    }

    private void rename(String name) {
        world.change(manifest ->
                manifest.replace("    authentication:", "    tokenSecretName: " + name + "\n    authentication:"));
    }

    private static String observing(String manifest) {
        return manifest.replace("spec:\n", "spec:\n  managementPolicy: Observe\n");
    }

    private Secret foreign(String name) {
        return world.client
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withType(TokenCustody.SECRET_TYPE)
                        .addToStringData("accessToken", "somebody-elses")
                        .build())
                .create();
    }

    private void assertSignedOut() {
        assertThat(world.tokenSecrets()).isEmpty();
        assertThat(world.condition()).isEqualTo("none");
        assertThat(world.integration.getStatus().ringCentral()).isNull();
    }

    /** The one session works, and can be refreshed. */
    private void assertGoesOn() {
        untilDue();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.ringCentralClient()
                        .account(world.stored().tokens().accessToken())
                        .id())
                .isEqualTo(world.stored().accountId());
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    private void untilDue() {
        world.clock.set(world.stored()
                .refreshAt(world.integration.getMetadata().getUid())
                .plusSeconds(1));
    }

    private long administrator() {
        return Long.parseLong(world.stored().tokens().ownerId());
    }

    private void clearCalls() {
        world.kubernetes.calls().clear();
        world.ringCentral.calls().clear();
    }

    private List<String> secretCalls() {
        return world.kubernetes.calls().calls().stream()
                .map(call -> call.method() + " " + call.path().replaceAll(".*/", ""))
                .toList();
    }

    private long revocations() {
        return calls("/revoke");
    }

    private long calls(String end) {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.path().endsWith(end))
                .count();
    }

    private static StoredSession session(String token, Instant issuedAt, String flow) {
        return new StoredSession(
                new TokenPair(token, token, issuedAt.plusSeconds(3600), null, "", ""),
                issuedAt,
                "1",
                "https://platform.example app " + flow,
                "ringcentral-app");
    }
}
