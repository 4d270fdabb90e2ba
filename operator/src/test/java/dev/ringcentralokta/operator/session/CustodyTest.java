package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster that does not store the tokens leads to: a condition, no call to RingCentral, and no session that nobody has. */
class CustodyTest {

    private static final String WRITES = "/secrets.*";
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final SessionFixture world = SessionFixture.withJwt();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anImmutableSecretIsToldWithoutACallAndAnotherNameSavesTheSession() {
        // Given a session that is due, in a Secret that a person has made immutable
        world.look();
        world.editTokens(secret -> new SecretBuilder(secret).withImmutable(true).build());
        StoredSession before = world.stored();
        untilDue();

        // When it is looked at again and again, then that is told, and RingCentral asked nothing
        world.ringCentral.calls().clear();
        world.look();
        world.look();
        assertThat(world.condition())
                .startsWith("Conflict: ")
                .contains("Secret '" + SessionFixture.TOKENS + "'", "immutable", "spec.ringCentral.tokenSecretName");
        assertThat(vendorCalls()).isEmpty();
        assertThat(world.stored()).isEqualTo(before);

        // When the manifest names another Secret, then the session goes on there
        world.change(manifest ->
                manifest.replace("    authentication:", "    tokenSecretName: tokens\n    authentication:"));
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.tokenSecrets()).containsExactly("tokens");
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void aRightThatIsMissingIsToldWithoutACall() {
        // Given a session that is due, and an API server that no longer lets the operator write
        world.look();
        untilDue();
        world.ringCentral.calls().clear();
        world.kubernetes.faults().inject("PUT", WRITES, ALWAYS, forbidden("User 'operator' cannot update resource"));

        world.look();
        world.look();

        assertThat(world.condition())
                .startsWith("PermissionDenied: ")
                .contains("Secret '" + SessionFixture.TOKENS + "'", "User 'operator' cannot update resource");
        assertThat(vendorCalls()).isEmpty();

        // When it may write again, then it goes on
        world.kubernetes.faults().clear();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void whereNoSecretCanBeMadeNobodySignsIn() {
        world.kubernetes.faults().inject("POST", WRITES, ALWAYS, forbidden("exceeded quota: secrets=10"));

        world.look();
        world.look();

        assertThat(world.condition()).startsWith("PermissionDenied: ").contains("exceeded quota");
        assertThat(vendorCalls()).isEmpty();
    }

    @Test
    void aRefusalThatOnlyTheWriteItselfMeetsIsToldAndLosesNothing() {
        // Given a policy that does not take part in a dry run, and a session that is due
        world.look();
        untilDue();
        world.kubernetes
                .faults()
                .inject("PUT", "dryRun=All", ALWAYS, status(400, "admission webhook does not support dry run"));
        world.kubernetes.faults().inject("PUT", WRITES, ALWAYS, forbidden("a policy"));
        StoredSession before = world.stored();

        world.look();

        assertThat(world.condition()).startsWith("PermissionDenied: ").contains(SessionFixture.TOKENS);
        world.kubernetes.faults().clear();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.stored().tokens()).isNotEqualTo(before.tokens());
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    @Test
    void aSignInWhoseSecretIsRefusedIsEnded() {
        world.kubernetes
                .faults()
                .inject("POST", "dryRun=All", ALWAYS, status(400, "admission webhook does not support dry run"));
        world.kubernetes.faults().inject("POST", WRITES, ALWAYS, forbidden("a policy"));

        world.look();

        assertThat(world.condition()).startsWith("PermissionDenied: ");
        assertThat(world.ringCentral.sessions().count()).isZero();
    }

    @Test
    void aSignInThatWasStoredAndNotAnsweredGoesOn() {
        world.beforeStoring(this::loseTheAnswer);

        world.look();

        assertThat(world.condition()).startsWith("SignedIn");
        assertWorks();
    }

    @Test
    void aSignInOfWhichNobodyKnowsWhetherItWasStoredIsNotEnded() {
        world.beforeStoring(() -> {
            loseTheAnswer();
            world.kubernetes.faults().inject("GET", "/secrets/" + SessionFixture.TOKENS, ALWAYS, forbidden("no word"));
        });

        assertThatThrownBy(world::look).hasMessageContaining("no word");

        world.kubernetes.faults().clear();
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertWorks();
    }

    @Test
    void whatOthersHaveWrittenOnTheSecretStays() {
        world.look();
        world.editTokens(secret -> new SecretBuilder(secret)
                .editMetadata()
                .addToLabels("backup", "yes")
                .addToAnnotations("example.com/owner", "team-a")
                .removeFromLabels("app.kubernetes.io/managed-by")
                .endMetadata()
                .build());
        StoredSession before = world.stored();
        untilDue();

        world.look();

        assertThat(world.stored().tokens()).isNotEqualTo(before.tokens());
        assertThat(world.tokens().getMetadata().getLabels())
                .containsOnly(
                        Map.entry("backup", "yes"),
                        Map.entry("app.kubernetes.io/managed-by", "ringcentral-okta-operator"));
        assertThat(world.tokens().getMetadata().getAnnotations()).containsEntry("example.com/owner", "team-a");
        assertThat(world.tokens().getMetadata().getOwnerReferences()).hasSize(1);
    }

    @Test
    void timesThatCannotBeAreNoSession() {
        for (Map<String, Duration> times : List.of(
                Map.of("issuedAt", Duration.ofHours(2), "expiresAt", Duration.ofHours(1)),
                Map.of(
                        "issuedAt",
                        Duration.ofDays(3),
                        "expiresAt",
                        Duration.ofDays(3).plusHours(1)),
                Map.of("expiresAt", Duration.ofDays(365 * 7_000)))) {
            world.look();
            StoredSession before = world.stored();

            world.editTokens(secret -> withTimes(secret, times));
            world.look();

            assertThat(world.condition()).startsWith("SignedIn");
            assertThat(world.stored().tokens()).as(times.toString()).isNotEqualTo(before.tokens());
        }
    }

    @Test
    void aPersonIsAskedForWhatSomebodyElseHasTakenOrSpoilt() {
        try (SessionFixture people = SessionFixture.withPeople()) {
            people.look();
            people.signInAs(RingCentralSeed.ADMINISTRATOR);

            // When the times make no sense, then no session is seen
            people.editTokens(secret -> withTimes(secret, Map.of("expiresAt", Duration.ofDays(365 * 7_000))));
            people.ringCentral.calls().clear();
            people.look();
            assertThat(people.condition())
                    .startsWith("ConsentRequired: Secret '" + SessionFixture.TOKENS
                            + "' holds no session that can be read.")
                    .contains(people.link().url());

            // When it cannot be written, then the page says so before it asks RingCentral for tokens
            people.editTokens(
                    secret -> new SecretBuilder(secret).withImmutable(true).build());
            assertThat(people.signInAs(RingCentralSeed.ADMINISTRATOR).toString())
                    .contains("Refused", SessionFixture.TOKENS, "immutable");
            assertThat(people.ringCentral.calls().calls())
                    .noneMatch(call -> call.path().endsWith("/token"));

            // When it is deleted, then a person is asked, and can sign in
            people.client.resource(people.tokens()).delete();
            people.look();
            assertThat(people.condition())
                    .startsWith("ConsentRequired: There is no session")
                    .contains(people.link().url());
            people.signInAs(RingCentralSeed.ADMINISTRATOR);
            people.look();
            assertThat(people.condition()).startsWith("SignedIn");

            // When it belongs to somebody else, then nobody is asked in vain, and it is not touched
            people.editTokens(secret -> {
                secret.getMetadata().getOwnerReferences().forEach(owner -> owner.setUid("another"));
                return secret;
            });
            Secret theirs = people.tokens();
            people.ringCentral.calls().clear();
            people.look();
            people.look();
            assertThat(people.condition()).startsWith("Conflict: ").contains(SessionFixture.TOKENS);
            assertThat(people.ringCentral.calls().calls()).isEmpty();
            assertThat(people.tokens()).isEqualTo(theirs);
        }
    }

    private void loseTheAnswer() {
        world.kubernetes.faults().inject("POST", WRITES, 1, new Faults.Truncated());
    }

    private static Secret withTimes(Secret secret, Map<String, Duration> fromNow) {
        Instant now = Instant.parse(decoded(secret, "issuedAt"));
        fromNow.forEach((key, time) -> secret.getData()
                .put(
                        key,
                        Base64.getEncoder()
                                .encodeToString(now.plus(time).toString().getBytes(StandardCharsets.UTF_8))));
        return secret;
    }

    private static String decoded(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    private void untilDue() {
        world.clock.set(world.stored()
                .refreshAt(world.integration.getMetadata().getUid())
                .plusSeconds(1));
    }

    private List<String> vendorCalls() {
        return world.ringCentral.calls().calls().stream()
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    private void assertWorks() {
        assertThat(world.ringCentralClient()
                        .account(world.stored().tokens().accessToken())
                        .id())
                .isEqualTo(world.stored().accountId());
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
    }

    private static Faults.Fault forbidden(String why) {
        return status(403, why);
    }

    private static Faults.Fault status(int code, String message) {
        return new Faults.Status(
                code,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code + ",\"message\":\""
                        + message + "\"}");
    }
}
