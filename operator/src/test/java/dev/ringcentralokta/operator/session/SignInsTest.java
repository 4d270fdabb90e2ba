package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.web.Invitation;
import dev.ringcentralokta.operator.web.SignInResult;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person's sign-in leads to: the link, the ticket, the account, the session, its end. */
class SignInsTest {

    private final SessionFixture world = SessionFixture.withPeople();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void withoutASessionThereIsALinkUntilSomebodyHasSignedIn() {
        world.look();
        assertThat(world.condition()).startsWith("ConsentRequired: There is no session");
        assertThat(link().url()).startsWith("https://operator.example/ringcentral/");
        assertThat(world.integration.getStatus().manualSteps())
                .singleElement()
                .satisfies(step -> assertThat(step.where()).isEqualTo(link().url()));
        SignInLink link = link();
        world.look();
        assertThat(link()).isEqualTo(link);

        SignInResult result = signIn(RingCentralSeed.ADMINISTRATOR);
        assertThat(result)
                .isInstanceOfSatisfying(SignInResult.Connected.class, connected -> assertThat(connected.mainNumber())
                        .contains(RingCentralSeed.MAIN_NUMBER));
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.integration.getStatus().manualSteps()).isEmpty();
        assertThat(Objects.requireNonNull(world.integration.getStatus().ringCentral())
                        .signIn())
                .isNull();
    }

    @Test
    void aTicketWorksOnceAndNotForEver() {
        world.look();
        String ticket = ticket();

        assertThat(world.signIns.invitation(ticket + "x")).isEmpty();
        assertThat(world.signIns.invitation(ticket)).isPresent();
        assertThat(world.signIns.invitation(ticket)).isPresent();
        assertThat(world.signIns.accept(ticket)).isPresent();
        assertThat(world.signIns.accept(ticket)).isEmpty();
        assertThat(world.signIns.invitation(ticket)).isEmpty();

        world.look();
        assertThat(ticket()).isNotEqualTo(ticket);
        world.clock.advance(Duration.ofHours(25));
        assertThat(world.signIns.invitation(ticket())).isEmpty();
    }

    @Test
    void aLinkThatSomebodySpoiltInTheStatusBreaksNothingAndIsReplaced() {
        world.look();
        String url = link().url();
        world.spoilTheLink(url, "soon");

        assertThat(world.signIns.invitation(world.ticket())).isEmpty();
        world.look();

        assertThat(link().url()).isNotEqualTo(url);
        assertThat(signIn(RingCentralSeed.ADMINISTRATOR)).isInstanceOf(SignInResult.Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend: true", "managementPolicy: Observe"})
    void anOldLinkOfAnIntegrationThatRestsSaysSoAndSignsNobodyIn(String rest) {
        // Given a link, and somebody who is on the way by another
        world.look();
        Invitation underWay = world.signIns.accept(ticket()).orElseThrow();
        String code = world.authorize(underWay, RingCentralSeed.ADMINISTRATOR);
        world.look();
        world.ringCentral.calls().clear();

        // When the integration is told to rest
        world.change(manifest -> manifest.replace("spec:\n", "spec:\n  " + rest + "\n"));

        // Then neither signs in, and the link is not used up
        assertThat(world.signIns.invitation(ticket()).orElseThrow().obstacle().orElseThrow())
                .contains("Set spec." + rest.replaceAll(":.*", ""));
        assertThat(world.signIns.accept(ticket())).isEmpty();
        assertThat(world.signIns.invitation(ticket())).isPresent();
        assertThat(world.signIns.complete(underWay, code, SessionFixture.VERIFIER, SessionFixture.CALLBACK))
                .isInstanceOf(SignInResult.Refused.class);
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertThat(world.tokenSecrets()).isEmpty();
    }

    @Test
    void nobodySignsInForAnIntegrationThatIsBeingDeleted() {
        world.look();
        world.integration
                .getMetadata()
                .setDeletionTimestamp(world.clock.instant().toString());

        assertThat(world.signIns.invitation(ticket()).orElseThrow().obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("being deleted"));
        assertThat(world.signIns.accept(ticket())).isEmpty();
    }

    @Test
    void aCodeGoesToNoOtherServerOrAppThanThatWhichGaveIt() {
        world.look();
        Invitation invitation = world.signIns.accept(ticket()).orElseThrow();
        String code = world.authorize(invitation, RingCentralSeed.ADMINISTRATOR);
        world.ringCentral.calls().clear();

        world.secret(Map.of("clientId", "another-app"));

        assertThat(world.signIns.complete(invitation, code, SessionFixture.VERIFIER, SessionFixture.CALLBACK))
                .isInstanceOfSatisfying(SignInResult.Refused.class, refused -> assertThat(refused.why())
                        .contains("another RingCentral server or app", "Start again"));
        assertThat(world.ringCentral.calls().calls()).isEmpty();
    }

    @Test
    void anotherAccountIsRefusedWithBothNamedUntilAnAnnotationPinsIt() {
        // Given a session of the first account, which RingCentral ends
        RingCentralSeed.addGlobex(world.ringCentral);
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        world.ringCentral.sessions().revokeAll();
        world.clock.advance(Duration.ofHours(1));
        world.look();

        // When an administrator of another account signs in
        SignInResult result = signIn(RingCentralSeed.OTHER_ADMINISTRATOR);

        // Then they are refused, on the page and in the condition
        assertThat(result).isInstanceOfSatisfying(SignInResult.Refused.class, refused -> assertThat(refused.why())
                .contains("account " + RingCentralSeed.OTHER_ACCOUNT_ID, "account 400131426008 is expected"));
        world.look();
        assertThat(world.condition()).contains("The last try failed: Signed in to RingCentral account");
        assertThat(world.ringCentral.sessions().count()).isZero();

        // And with the annotation they are not
        world.integration
                .getMetadata()
                .setAnnotations(new HashMap<>(Map.of(Annotations.PIN_ACCOUNT, RingCentralSeed.OTHER_ACCOUNT_ID)));
        assertThat(signIn(RingCentralSeed.OTHER_ADMINISTRATOR)).isInstanceOf(SignInResult.Connected.class);
        world.look();
        assertThat(world.condition()).startsWith("SignedIn").contains(RingCentralSeed.OTHER_ACCOUNT_ID);
    }

    @Test
    void aSessionThatRingCentralEndedIsToldUntilThereIsAnother() {
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        world.ringCentral.sessions().revokeAll();
        world.clock.advance(Duration.ofHours(1));

        world.look();
        assertThat(world.condition()).startsWith("Revoked").contains(link().url());
        world.look();
        assertThat(world.condition()).startsWith("Revoked");
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
    }

    @Test
    void aCodeThatIsTooOldStartsAgain() {
        world.look();
        Invitation invitation = world.signIns.accept(ticket()).orElseThrow();
        String code = world.authorize(invitation, RingCentralSeed.ADMINISTRATOR);
        world.clock.advance(Duration.ofSeconds(61));

        SignInResult result =
                world.signIns.complete(invitation, code, SessionFixture.VERIFIER, SessionFixture.CALLBACK);

        assertThat(result).isInstanceOf(SignInResult.Refused.class);
        world.look();
        assertThat(world.condition()).startsWith("ConsentRequired").contains("The last try failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/restapi/oauth/token", "/restapi/v1.0/account/~"})
    void anOutageOfRingCentralIsNoRefusal(String path) {
        world.look();
        Invitation invitation = world.signIns.accept(ticket()).orElseThrow();
        String code = world.authorize(invitation, RingCentralSeed.ADMINISTRATOR);
        world.ringCentral.faults().inject("*", path, 2, new Faults.Status(502, "Bad Gateway"));

        SignInResult result =
                world.signIns.complete(invitation, code, SessionFixture.VERIFIER, SessionFixture.CALLBACK);

        assertThat(result)
                .isInstanceOfSatisfying(SignInResult.Unanswered.class, unanswered -> assertThat(unanswered.how())
                        .contains("HTTP 502"));
        world.look();
        assertThat(world.condition())
                .startsWith("ConsentRequired")
                .contains("The last try failed: RingCentral did not answer as it should", link().url());
        world.ringCentral.faults().clear();
        assertThat(signIn(RingCentralSeed.ADMINISTRATOR)).isInstanceOf(SignInResult.Connected.class);
    }

    @Test
    void aSignInTooManyIsToBeStartedAgainByThePerson() {
        world.look();
        Invitation invitation = world.signIns.accept(ticket()).orElseThrow();
        String code = world.authorize(invitation, RingCentralSeed.ADMINISTRATOR);
        world.ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.Status(429, ""));

        SignInResult result =
                world.signIns.complete(invitation, code, SessionFixture.VERIFIER, SessionFixture.CALLBACK);

        assertThat(result).isEqualTo(new SignInResult.Unanswered("It takes no more calls of this app for the moment"));
        world.look();
        assertThat(world.condition())
                .contains("It takes no more calls of this app")
                .doesNotContain("by itself");
    }

    @Test
    void theEndOfTheSessionIsAMetric() {
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();

        Instant end = Instant.parse(Objects.requireNonNull(
                Objects.requireNonNull(world.integration.getStatus().ringCentral())
                        .reauthenticateBy()));
        assertThat(deadlines()).singleElement().satisfies(gauge -> assertThat(gauge.value())
                .isEqualTo((double) end.getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAU-213", "OAU-999"})
    void aRefusalThatEndsTheSessionDoesSoWhateverItsSpecialCodeIs(String code) {
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        "/restapi/oauth/token",
                        1,
                        new Faults.Status(
                                400,
                                "{\"error\":\"invalid_grant\",\"errors\":[{\"errorCode\":\"" + code
                                        + "\",\"message\":\"m\"}]}"));
        world.clock.advance(Duration.ofHours(1));

        world.look();

        assertThat(world.condition()).startsWith("Revoked").contains(link().url());
        assertThat(world.integration.getStatus().manualSteps()).hasSize(1);
    }

    @Test
    void aLockedUserIsNoEndOfTheSession() {
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        "/restapi/oauth/token",
                        1,
                        new Faults.Status(
                                400,
                                "{\"error\":\"invalid_grant\",\"errors\":[{\"errorCode\":\"OAU-147\",\"message\":\"m\"}]}"));
        world.clock.advance(Duration.ofHours(1));

        world.look();
        assertThat(world.condition()).startsWith("ConsentRequired").contains("Unlock the user");
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
    }

    @Test
    void withoutRingCentralInTheManifestNobodyIsAskedAndNoDeadlineIsTold() {
        // Given the session of a person, of which a metric tells
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);
        world.look();
        assertThat(deadlines()).hasSize(1);

        // When RingCentral is taken out
        world.takeRingCentralOut();
        world.look();

        // Then the session goes, and all that tells of it
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(deadlines()).isEmpty();
        assertThat(world.integration.getStatus().ringCentral()).isNull();
    }

    @Test
    void withoutRefreshTokensItSaysAtOnceWhatToSwitchOn() {
        world.ringCentral.developerConsole().issueRefreshTokens(false);
        world.look();
        signIn(RingCentralSeed.ADMINISTRATOR);

        world.look();

        assertThat(world.condition()).startsWith("Expiring").contains("Issue refresh tokens");
        assertThat(world.integration.getStatus().manualSteps()).hasSize(1);
        world.clock.advance(Duration.ofHours(2));
        world.look();
        assertThat(world.condition()).startsWith("Revoked");
    }

    private Collection<Gauge> deadlines() {
        return world.metrics
                .find("ringcentral_okta.ringcentral.reauthenticate.by")
                .gauges();
    }

    private SignInResult signIn(String email) {
        return world.signInAs(email);
    }

    private String ticket() {
        return world.ticket();
    }

    private SignInLink link() {
        return world.link();
    }
}
