package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.AuthFlow;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person reads when signing in to RingCentral does not work: what happened, and how to start again. */
@Tag("browser")
class SignInFailuresTest {

    private static final String MANIFEST = Manifests.INTEGRATION_BY_PERSON.replace(
            "authentication:", "accountId: \"" + RingCentralSeed.options().accountId() + "\"\n    authentication:");
    private static final String START_AGAIN = "kubectl get rcint";

    private static Browser browser;

    private final RunningClock clock = new RunningClock();
    private final RunningClock ringCentralsClock = new RunningClock();
    private final World world = World.startWithRingCentral(UnaryOperator.identity(), ringCentralsClock)
            .withSecrets()
            .withSignInPages()
            .withOperator(clock);
    private final SignInPerson person = new SignInPerson(world.client, browser);

    @BeforeAll
    static void openBrowser() {
        browser = Browser.onDesk();
    }

    @AfterAll
    static void closeBrowser() {
        Optional.ofNullable(browser).ifPresent(Browser::close);
    }

    @BeforeEach
    void givenAnIntegrationThatNeedsAPerson() {
        world.apply(MANIFEST);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void deniedAccess() {
        browser.begin("denied");
        String link = person.link();

        person.comeToAccessRequest(link, RingCentralSeed.ADMINISTRATOR).press("Deny");

        browser.see("Access was denied", "Nothing was connected", "access_denied", START_AGAIN);
        awaitAuthenticated("access was denied at RingCentral");
        // The next link works.
        person.authorize(person.linkAfter(link), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
    }

    @Test
    void anotherAccountThanTheOneThatIsPinned() {
        browser.begin("wrong-account");
        RingCentralSeed.addGlobex(world.ringCentral);

        person.authorize(person.link(), RingCentralSeed.OTHER_ADMINISTRATOR);

        browser.see(
                "RingCentral was not connected",
                RingCentralSeed.OTHER_ACCOUNT_ID,
                "account " + accountId() + " is expected",
                START_AGAIN);
        awaitAuthenticated("account " + accountId() + " is expected");
        assertThat(world.ringCentral.sessions().count()).isZero();
    }

    @Test
    void aLinkThatWasUsed() {
        browser.begin("used-link");
        String link = person.link();
        person.authorize(link, RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");

        browser.open(link);

        browser.see("This link does not work", "It was used already", START_AGAIN);
    }

    @Test
    void aLinkWhoseDayIsOver() {
        browser.begin("expired-link");
        String link = person.link();
        browser.open(link).see("This link works");

        clock.pass(Duration.ofHours(24));

        // The page that was left open leads no further, and neither does the link.
        browser.press(SignInPerson.BUTTON).see("This link does not work", "its time is over", START_AGAIN);
        browser.open(link).see("This link does not work", "its time is over", START_AGAIN);
        assertThat(tokenCalls()).isZero();
        // The next look shows a link that works.
        requestALook();
        person.authorize(person.linkAfter(link), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
    }

    @Test
    void aPageThatWasLeftOpenForLongerThanTenMinutes() {
        browser.begin("took-too-long");
        String link = person.link();
        person.comeToAccessRequest(link, RingCentralSeed.ADMINISTRATOR);

        clock.pass(Duration.ofMinutes(10));
        browser.press("Authorize");

        browser.see("The sign-in took too long", "within 10 minutes", "Nothing was connected", START_AGAIN);
        assertThat(tokenCalls()).isZero();
        awaitAuthenticated("it took longer than 10 minutes");
        person.authorize(person.linkAfter(link), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
    }

    @Test
    void aLinkThatNobodyMade() {
        browser.begin("unknown-link");

        browser.open(person.link() + "x");

        browser.see("This link does not work", "copied only in part", START_AGAIN);
    }

    @Test
    void anAddressBackWithAWrongState() {
        browser.begin("wrong-state");
        person.comeToAccessRequest(person.link(), RingCentralSeed.ADMINISTRATOR);

        browser.open(world.signInPage().callback() + "?code=stolen&state=guessed");

        browser.see("This sign-in is not known here", START_AGAIN);
        assertThat(tokenCalls()).isZero();
    }

    @Test
    void goingOnInAnotherBrowser() {
        browser.begin("other-browser");
        person.comeToAccessRequest(person.link(), RingCentralSeed.ADMINISTRATOR);

        browser.forgetCookiesOf(world.signInPage().toString()).press("Authorize");

        browser.see("This sign-in was started in another browser", "Go on in the browser", START_AGAIN);
        assertThat(tokenCalls()).isZero();
    }

    @Test
    void loadingTheLastPageAgain() {
        browser.begin("reload");
        person.authorize(person.link(), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
        long calls = tokenCalls();

        browser.reload();

        browser.see("This sign-in was used already", "loading the page again changes nothing", START_AGAIN);
        assertThat(tokenCalls()).isEqualTo(calls);
        World.eventually().untilAsserted(() -> assertThat(authenticated()).isEqualTo("True"));
    }

    @Test
    void anErrorOfRingCentral() {
        browser.begin("vendor-error");
        failAtRingCentral(person, browser);
    }

    @Test
    void anErrorOfRingCentralOnAPhone() {
        try (Browser phone = Browser.onPhone()) {
            phone.begin("vendor-error-phone");
            failAtRingCentral(new SignInPerson(world.client, phone), phone);
        }
    }

    /** RingCentral answers by its redirect, not by a page of its own. */
    @Test
    void anAppThatMayNotSignPeopleIn() {
        browser.begin("app-not-allowed");
        String link = person.link();
        world.ringCentral.developerConsole().allow(Set.of(AuthFlow.JWT));

        browser.open(link).press(SignInPerson.BUTTON);

        browser.see("RingCentral ended the sign-in with an error", "unauthorized_client", START_AGAIN);
        assertThat(tokenCalls()).isZero();
        awaitAuthenticated("RingCentral answered unauthorized_client");
        world.ringCentral.developerConsole().allow(Set.of(AuthFlow.AUTHORIZATION_CODE));
        person.authorize(person.linkAfter(link), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
    }

    @Test
    void aCodeWhoseMinuteIsOver() {
        browser.begin("expired-code");
        String link = person.link();
        person.comeToAccessRequest(link, RingCentralSeed.ADMINISTRATOR);
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        "/restapi/oauth/token",
                        1,
                        new Faults.Meanwhile(() -> ringCentralsClock.pass(Duration.ofSeconds(61))));

        browser.press("Authorize");

        browser.see("RingCentral was not connected", "the sign-in took too long", START_AGAIN);
        assertThat(world.ringCentral.sessions().count()).isZero();
        awaitAuthenticated("the sign-in took too long");
        person.authorize(person.linkAfter(link), RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");
    }

    private void failAtRingCentral(SignInPerson somebody, Browser theirs) {
        String link = somebody.link();
        somebody.comeToAccessRequest(link, RingCentralSeed.ADMINISTRATOR);
        world.ringCentral.faults().inject("POST", "/restapi/oauth/token", 10, new Faults.Status(500, ""));

        theirs.press("Authorize");

        theirs.see(
                "RingCentral did not answer as it should",
                "Nothing was connected",
                "Start again in a few minutes",
                "HTTP 500",
                START_AGAIN);
        awaitAuthenticated("The last try failed: RingCentral did not answer as it should");
        world.ringCentral.faults().clear();
        somebody.authorize(somebody.linkAfter(link), RingCentralSeed.ADMINISTRATOR)
                .see("Connected to RingCentral account");
    }

    /** The timers of the operator go by the real time, in which no day has passed. */
    private void requestALook() {
        world.edit(RingCentralIntegration.class, World.NAMESPACE, "ringcentral", integration -> integration
                .getMetadata()
                .setAnnotations(Map.of(
                        Annotations.RECONCILE_REQUESTED_AT, clock.instant().toString())));
    }

    private void awaitAuthenticated(String why) {
        World.eventually().untilAsserted(() -> assertThat(authenticated()).contains(why));
    }

    private String authenticated() {
        return world.condition(
                        RingCentralIntegration.class,
                        "ringcentral",
                        RingCentralIntegrationStatus::conditions,
                        "RingCentralAuthenticated")
                .map(condition -> condition.status().equals("True") ? "True" : condition.message())
                .orElse("");
    }

    private long tokenCalls() {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.path().equals("/restapi/oauth/token"))
                .count();
    }

    private static String accountId() {
        return RingCentralSeed.options().accountId();
    }
}
