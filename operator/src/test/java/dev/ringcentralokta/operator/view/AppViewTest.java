package dev.ringcentralokta.operator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any number of looks at the lowest number of calls, and nobody taken for unassigned who is not. */
class AppViewTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PAGE = 500;

    private final MovableClock clock = new MovableClock();
    private final OktaOptions options = OktaOptions.defaults().withGenerousLimits();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), clock);
    private final OktaClient okta = OktaClient.create(
            OktaClient.Settings.fixed(org.url(), new OktaCredentials.ApiToken(options.apiToken()), 100),
            transport,
            new Governor("Okta", clock),
            clock);

    private String app = "";
    private AppView view = new AppView("", clock);

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.org());
        app = okta.apps()
                .create(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "ringcentral")
                                .put("label", "RingCentral")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id();
        view = new AppView(app, clock);
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
    }

    @Test
    void everybodyLooksForThePriceOfAListing() {
        List<String> people = assigned(PAGE + 1);

        List<Optional<AppUser>> seen =
                people.stream().map(id -> view.user(id, asOneOf(people.size()))).toList();

        assertThat(seen).allMatch(Optional::isPresent);
        assertThat(calls()).isEqualTo(2);

        // And who is on its second page is told by name as well, though Okta's links may forget that
        assertThat(seen)
                .allSatisfy(user -> assertThat(user.orElseThrow().user()).isPresent());
    }

    @Test
    void nobodyIsTheSamePrice() {
        String stranger = person("stranger@acme.com");
        List<String> people = assigned(3);

        people.forEach(id -> view.user(id, asOneOf(4)));

        assertThat(view.user(stranger, asOneOf(4))).isEmpty();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aFewAmongThousandsAreReadByThemselves() {
        List<String> people = assigned(3 * PAGE);
        List<String> few = people.subList(0, 2);

        few.forEach(id -> assertThat(view.user(id, asOneOf(few.size()))).isPresent());
        org.calls().clear();
        clock.advance(HOUR);
        few.forEach(id -> assertThat(view.user(id, asOneOf(few.size()))).isPresent());

        assertThat(org.calls().calls()).hasSize(2).allMatch(call -> few.stream()
                .anyMatch(id -> call.path().endsWith("/users/" + id)));
    }

    @Test
    void whatIsTooOldIsListedAgainOnce() {
        List<String> people = assigned(3);
        people.forEach(id -> view.user(id, asOneOf(3)));
        clock.advance(HOUR);
        org.calls().clear();

        people.forEach(id -> view.user(id, asOneOf(3)));

        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void ownWritesAreKnownWithoutACall() {
        String jane = org.org().userId("jane@acme.com");
        view.user(jane, asOneOf(2));
        view.wrote(okta.appUsers().assign(app, jane, null, Map.of()).value());
        org.calls().clear();

        assertThat(view.user(jane, asOneOf(2))).map(AppUser::scope).contains(Scope.User);
        view.removedUser(jane);

        assertThat(view.user(jane, asOneOf(2))).isEmpty();
        assertThat(calls()).isZero();
    }

    @Test
    void ownWritesOutlastAListingThatLagsBehind() {
        // Given somebody just assigned, and a listing that does not have them yet
        String jane = org.org().userId("jane@acme.com");
        List<String> others = assigned(2);
        view.wrote(okta.appUsers().assign(app, jane, null, Map.of()).value());
        clock.advance(Duration.ofSeconds(30));
        emptyListing();

        others.forEach(id -> view.user(id, asOneOf(3)));

        assertThat(org.faults().left()).isZero();
        assertThat(view.user(jane, asOneOf(3))).isPresent();
    }

    @Test
    void whoSomethingHappenedToIsReadAgainAndNobodyElse() {
        List<String> people = assigned(2 * PAGE + 1);
        people.forEach(id -> view.user(id, asOneOf(people.size())));
        String gone = people.get(7);
        okta.appUsers().unassign(app, gone);
        clock.advance(Duration.ofSeconds(1));
        view.outdate(Set.of(gone));
        clock.advance(Duration.ofSeconds(1));
        org.calls().clear();

        assertThat(view.user(gone, asOneOf(people.size()))).isEmpty();
        assertThat(view.user(people.get(8), asOneOf(people.size()))).isPresent();

        assertThat(org.calls().calls()).singleElement().satisfies(call -> assertThat(call.path())
                .endsWith("/users/" + gone));
    }

    @Test
    void afterSomethingThatNobodySawAllIsListedAgain() {
        List<String> people = assigned(3);
        people.forEach(id -> view.user(id, asOneOf(3)));
        okta.appUsers().unassign(app, people.get(0));
        clock.advance(Duration.ofMinutes(5));
        view.outdate();
        clock.advance(Duration.ofSeconds(1));

        assertThat(view.user(people.get(0), asOneOf(3))).isEmpty();
        assertThat(view.user(people.get(1), asOneOf(3))).isPresent();
    }

    @Test
    void whoWentUnseenJustAfterOwnWriteIsNotListedForAgainAndAgain() {
        // Given somebody whom the operator has assigned, and whom others take out where nobody sees it
        String jane = org.org().userId("jane@acme.com");
        List<String> others = assigned(2);
        view.wrote(okta.appUsers().assign(app, jane, null, Map.of()).value());
        okta.appUsers().unassign(app, jane);
        clock.advance(Duration.ofSeconds(1));
        view.outdate();
        clock.advance(Duration.ofSeconds(1));
        org.calls().clear();

        // When all look again, some more than once
        others.forEach(id -> view.user(id, asOneOf(3)));
        assertThat(view.user(jane, asOneOf(3))).isEmpty();
        assertThat(view.user(jane, asOneOf(3))).isEmpty();

        // Then one listing and one read of her have told it
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void anEmptyListingMakesNobodyUnassigned() {
        // Given people who are known to be assigned
        List<String> people = assigned(20);
        people.forEach(id -> view.user(id, asOneOf(people.size())));
        clock.advance(HOUR);

        // When Okta lists nobody, with every sign of success
        emptyListing();

        // Then each of them is asked for before anybody is believed gone
        assertThat(people).allSatisfy(id -> assertThat(view.user(id, asOneOf(people.size())))
                .isPresent());
        assertThat(org.faults().left()).isZero();
    }

    @Test
    void aListingThatStopsGoesOnWhereItStopped() {
        // Given a listing of three pages, the second of which fails for a while
        List<String> people = assigned(2 * PAGE + 1);
        org.faults().injectAt(2, new Faults.Status(503, "{}"));
        org.faults().injectAt(3, new Faults.Status(503, "{}"));
        assertThatThrownBy(() -> view.user(people.get(0), asOneOf(people.size())))
                .isInstanceOf(ApiException.class);
        org.calls().clear();

        // When somebody asks again
        assertThat(view.user(people.get(0), asOneOf(people.size()))).isPresent();

        // Then only what was missing is read
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void whoHasAskedForALookGetsOne() {
        List<String> people = assigned(2);
        people.forEach(id -> view.user(id, asOneOf(2)));
        org.calls().clear();

        view.user(people.get(0), new Reading(okta, Duration.ZERO, false, () -> 2));

        assertThat(org.calls().calls()).singleElement().satisfies(call -> assertThat(call.path())
                .endsWith(people.get(0)));
    }

    @Test
    void waitingForNewsCostsFewCallsHoweverManyWait() {
        // Given hundreds of people who were just assigned and are being pushed
        List<String> people = assigned(PAGE);
        people.forEach(id -> view.user(id, asOneOf(people.size())));
        org.calls().clear();

        // When each of them looks every ten seconds for ten minutes
        for (int look = 0; look < 60; look++) {
            clock.advance(Duration.ofSeconds(10));
            people.forEach(id -> view.user(id, awaitingNews(people.size())));
        }

        // Then no more is read than was saved up and earned in that time, and what is read serves all
        assertThat(calls()).isBetween(1L, 10L);
    }

    @Test
    void whoAskedForNewsLongAgoMakesNobodyListAll() {
        // Given many who waited for news, for which there were no calls left in the end
        List<String> people = assigned(PAGE + 1);
        people.forEach(id -> view.user(id, asOneOf(people.size())));
        for (int look = 0; look < 60; look++) {
            clock.advance(Duration.ofSeconds(10));
            people.subList(0, 10).forEach(id -> view.user(id, awaitingNews(people.size())));
        }

        // When somebody waits for news much later
        clock.advance(Duration.ofMinutes(40));
        org.calls().clear();
        view.user(people.get(PAGE), awaitingNews(people.size()));

        // Then that takes a single read
        assertThat(org.calls().calls()).singleElement().satisfies(call -> assertThat(call.path())
                .endsWith(people.get(PAGE)));
    }

    private Reading awaitingNews(int managed) {
        return new Reading(okta, HOUR, true, () -> managed);
    }

    private Reading asOneOf(int managed) {
        return new Reading(okta, HOUR, false, () -> managed);
    }

    private long calls() {
        return org.calls().calls().size();
    }

    private void emptyListing() {
        org.faults().inject("GET", "/users\\?", 1, new Faults.Status(200, "[]"));
    }

    private String person(String login) {
        return org.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
    }

    private List<String> assigned(int people) {
        List<String> ids = IntStream.range(0, people)
                .mapToObj(number -> person("p" + number + "@acme.com"))
                .toList();
        ids.forEach(id -> okta.appUsers().assign(app, id, null, Map.of()));
        clock.advance(Duration.ofMinutes(1));
        org.calls().clear();
        return ids;
    }
}
