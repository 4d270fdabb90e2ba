package dev.ringcentralokta.operator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.web.SignInFlow.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInFlowTest {

    private final MovableClock clock = new MovableClock();
    private final FakeDesk desk = new FakeDesk(clock);
    private final SignInFlow flow = new SignInFlow(desk, PublicUrl.parse("https://tools.acme.com/rc"), clock);

    @Test
    void asksRingCentralForACodeByPkce() {
        String ticket = desk.invite("main", Optional.empty());

        Outcome.Leaving leaving = start(ticket);

        assertThat(leaving.to())
                .hasScheme("https")
                .hasHost("platform.example.com")
                .hasPath("/restapi/oauth/authorize");
        Map<String, String> asked = FakeDesk.parameters(leaving.to());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeDesk.CLIENT_ID)
                .containsEntry("redirect_uri", "https://tools.acme.com/rc/ringcentral/callback")
                .containsEntry("code_challenge_method", "S256")
                .hasSize(6);
        assertThat(asked.get("state")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(leaving.nonce());
        assertThat(asked.get("code_challenge")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(asked.get("state"));
        assertThat(leaving.nonce()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void looksAtATicketAsOftenAsAnybodyLikesAndTakesItOnce() {
        String ticket = desk.invite("main", Optional.empty());

        assertThat(flow.look(ticket)).isInstanceOf(Outcome.Invited.class);
        assertThat(flow.look(ticket)).isInstanceOf(Outcome.Invited.class);
        start(ticket);

        assertThat(problem(flow.look(ticket))).isEqualTo(Problem.UnknownLink);
        assertThat(problem(flow.start(ticket))).isEqualTo(Problem.UnknownLink);
    }

    @Test
    void aLinkByWhichNobodyCanSignInNowSaysWhyAndIsNotUsedUp() {
        desk.closed("It is suspended. Set spec.suspend to false.");
        String ticket = desk.invite("main", Optional.empty());

        for (Outcome outcome : List.of(flow.look(ticket), flow.start(ticket), flow.look(ticket))) {
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.problem()).isEqualTo(Problem.NotNow);
                assertThat(failed.detail()).isEqualTo("It is suspended. Set spec.suspend to false.");
            });
        }
        assertThat(desk.invitation(ticket)).isPresent();
    }

    @Test
    void connectsWithTheVerifierOfTheChallenge() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.of("400")));

        Outcome outcome = flow.finish(authorized(leaving, leaving.nonce()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Connected.class, connected -> assertThat(
                        connected.session().accountId())
                .isEqualTo("400"));
        assertThat(desk.failures()).isEmpty();
    }

    @Test
    void endsASignInOnceForever() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.empty()));
        flow.finish(authorized(leaving, leaving.nonce()));
        clock.advance(Duration.ofDays(1));

        assertThat(problem(flow.finish(authorized(leaving, leaving.nonce())))).isEqualTo(Problem.UsedAlready);
        assertThat(problem(flow.finish(authorized(leaving, "")))).isEqualTo(Problem.UsedAlready);
    }

    @Test
    void letsOnlyTheBrowserThatStartedFinish() {
        Outcome.Leaving first = start(desk.invite("first", Optional.empty()));
        Outcome.Leaving second = start(desk.invite("second", Optional.empty()));

        // When another browser brings the first's state, with its own nonce, or with none
        assertThat(problem(flow.finish(authorized(first, second.nonce())))).isEqualTo(Problem.OtherBrowser);
        assertThat(problem(flow.finish(authorized(first, "")))).isEqualTo(Problem.OtherBrowser);

        // Then that is told, and the right ones still can go on
        assertThat(desk.failures())
                .hasSize(2)
                .allMatch(why -> why.startsWith("first: it came back in another browser"));
        assertThat(flow.finish(authorized(second, second.nonce()))).isInstanceOf(Outcome.Connected.class);
        assertThat(flow.finish(authorized(first, first.nonce()))).isInstanceOf(Outcome.Connected.class);
    }

    @Test
    void waitsTenMinutesForAPersonAndNoLonger() {
        Outcome.Leaving quick = start(desk.invite("quick", Optional.empty()));
        Outcome.Leaving slow = start(desk.invite("slow", Optional.empty()));

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(flow.finish(authorized(quick, quick.nonce()))).isInstanceOf(Outcome.Connected.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(problem(flow.finish(authorized(slow, slow.nonce())))).isEqualTo(Problem.TookTooLong);
        assertThat(problem(flow.finish(authorized(slow, slow.nonce())))).isEqualTo(Problem.UsedAlready);
        assertThat(desk.failures()).containsExactly("slow: it took longer than 10 minutes");
    }

    @Test
    void forgetsTheOldestWhereTooManyAreUnderWay() {
        Outcome.Leaving oldest = start(desk.invite("oldest", Optional.empty()));
        Outcome.Leaving next = start(desk.invite("next", Optional.empty()));
        for (int more = 0; more < PendingSignIns.MOST - 1; more++) {
            start(desk.invite("more", Optional.empty()));
        }

        assertThat(problem(flow.finish(authorized(oldest, oldest.nonce())))).isEqualTo(Problem.UnknownSignIn);
        assertThat(flow.finish(authorized(next, next.nonce()))).isInstanceOf(Outcome.Connected.class);
    }

    @Test
    void knowsNoStateOfAnotherLife() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.empty()));
        SignInFlow restarted = new SignInFlow(desk, PublicUrl.parse("https://tools.acme.com/rc"), clock);

        assertThat(problem(restarted.finish(authorized(leaving, leaving.nonce()))))
                .isEqualTo(Problem.UnknownSignIn);
        assertThat(problem(flow.finish(new SignInFlow.Return(
                        Optional.empty(), Optional.empty(), Optional.of("c"), Optional.empty(), Optional.empty()))))
                .isEqualTo(Problem.UnknownSignIn);
    }

    @Test
    void tellsOfADenial() {
        assertThat(problem(returning(Optional.empty(), Optional.of("access_denied"), Optional.empty())))
                .isEqualTo(Problem.Denied);
        assertThat(desk.failures()).containsExactly("main: access was denied at RingCentral: access_denied");
    }

    @Test
    void quotesAnErrorOnOneShortLine() {
        String long3 = "first\r\nsecond\u202e" + "x".repeat(3_000);

        Outcome outcome = returning(Optional.of("ignored"), Optional.of("server_error"), Optional.of(long3));

        assertThat(problem(outcome)).isEqualTo(Problem.VendorError);
        assertThat(desk.failures()).singleElement().satisfies(why -> assertThat(why)
                .startsWith("main: RingCentral answered server_error: first  second xxx")
                .hasSizeLessThan(250));
    }

    @Test
    void needsACode() {
        assertThat(problem(returning(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo(Problem.NoCode);
        assertThat(desk.failures()).containsExactly("main: RingCentral answered without a code");
    }

    @Test
    void passesOnWhyItWasRefused() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.of("500")));

        Outcome outcome = flow.finish(authorized(leaving, leaving.nonce()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(Problem.Refused);
            assertThat(failed.detail()).contains("400 signed in", "500");
        });
    }

    @Test
    void tellsAnOutageFromARefusal() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.empty()));
        desk.outage();

        Outcome outcome = flow.finish(authorized(leaving, leaving.nonce()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(Problem.Unanswered);
            assertThat(failed.detail()).isEqualTo("Answered HTTP 500");
            assertThat(failed.invitation()).isPresent();
        });
    }

    @Test
    void printsNoSecret() {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.empty()));
        SignInFlow.Return back = authorized(leaving, leaving.nonce());

        assertThat(leaving.toString() + back)
                .doesNotContain(
                        leaving.nonce(), back.state().orElseThrow(), back.code().orElseThrow());
    }

    private Outcome.Leaving start(String ticket) {
        return (Outcome.Leaving) flow.start(ticket);
    }

    /** The way back of somebody who signed in to account 400. */
    private SignInFlow.Return authorized(Outcome.Leaving leaving, String nonce) {
        Map<String, String> back =
                FakeDesk.parameters(URI.create("http://localhost/" + desk.authorize(leaving.to(), "400")));
        return new SignInFlow.Return(
                Optional.ofNullable(back.get("state")),
                Optional.of(nonce).filter(text -> !text.isEmpty()),
                Optional.ofNullable(back.get("code")),
                Optional.empty(),
                Optional.empty());
    }

    private Outcome returning(Optional<String> code, Optional<String> error, Optional<String> description) {
        Outcome.Leaving leaving = start(desk.invite("main", Optional.empty()));
        return flow.finish(new SignInFlow.Return(
                Optional.ofNullable(FakeDesk.parameters(leaving.to()).get("state")),
                Optional.of(leaving.nonce()),
                code,
                error,
                description));
    }

    private static Problem problem(Outcome outcome) {
        return ((Outcome.Failed) outcome).problem();
    }
}
