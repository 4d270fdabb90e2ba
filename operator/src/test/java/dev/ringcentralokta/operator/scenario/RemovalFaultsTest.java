package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.GroupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removals in a world that fails: nobody goes by a wrong answer, a restart, or a race. */
@Tag("faults")
class RemovalFaultsTest {

    private static final String UNAVAILABLE = "<html><body>Service Unavailable</body></html>";
    private static final int ALWAYS = Integer.MAX_VALUE;

    private World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anOutageAndARestartInTheMiddleOfRemovalsCountNobodyTwiceAndForgetNobody() {
        // Given as many removals as are allowed, of which some get through before Okta fails
        world.withOperator();
        Crowd crowd = Crowd.of(world, "outage", 40, "removalGuard: {maxCount: 30, maxPercent: 100}");
        world.okta.faults().inject("DELETE", "/users/", 10, new Faults.Latency(Duration.ZERO));
        world.okta.faults().inject("DELETE", "/users/", ALWAYS, new Faults.Status(503, UNAVAILABLE));
        crowd.delete(crowd.people.subList(0, 30));
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).hasSize(30));

        // When the operator is restarted, and one more is deleted than is allowed
        world.stopOperator();
        world.okta.faults().clear();
        crowd.delete(List.of("outage-30"));
        world.withOperator();

        // Then those before the restart count, and nobody more goes
        crowd.awaitBlocked(21);
        assertThat(crowd.assigned()).hasSize(30);

        // When the one is let go without a removal, then the others go on, and no more
        crowd.edit(
                "outage-30",
                assignment -> assignment.getMetadata().setAnnotations(Map.of("ringcentral-okta.dev/abandon", "true")));
        crowd.awaitManifests(9);
        crowd.awaitNothingBlocked();
        assertThat(crowd.assigned()).hasSize(10).contains("outage-30@acme.com");
        crowd.delete(List.of("outage-31"));
        crowd.awaitBlocked(1);
        assertThat(crowd.assigned()).hasSize(10);
    }

    @Test
    void aRestartInTheGracePeriodRemovesNobodyEarlyAndAManifestThatComesBackCancels() {
        // Given two who wait for the end of their grace period
        MovableClock clock = new MovableClock();
        clock.set(Instant.now());
        world.withOperator(clock);
        Crowd crowd = Crowd.of(world, "grace", 2, "removalGuard: {gracePeriod: 1h}");
        crowd.delete(crowd.people);
        crowd.awaitDeleting(crowd.people, "RemovalGracePeriod");

        // When the operator is restarted, and one comes back under another name
        world.stopOperator();
        crowd.assign("grace-again", "grace-1");
        world.withOperator(clock);
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "grace-again"))
                .isEqualTo("True"));
        crowd.awaitManifests(2);
        assertThat(crowd.assigned()).hasSize(2);

        // And the time is up
        clock.advance(Duration.ofHours(2));
        crowd.edit("grace-0", assignment -> assignment
                .getMetadata()
                .setAnnotations(Map.of("ringcentral-okta.dev/reconcile-requested-at", "now")));

        // Then only the other one goes
        crowd.awaitManifests(1);
        assertThat(crowd.assigned()).containsExactly("grace-1@acme.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut short", "empty", "a tenth", "unavailable"})
    void aListingThatIsNoProofRemovesNoGroup(String trouble) {
        // Given people by name, and a group of others
        world.withOperator();
        Crowd crowd = Crowd.of(world, "listing", 20, "removalGuard: {maxCount: 25, maxPercent: 100}");
        world.okta.org().addGroup("Crowd", GroupType.OKTA_GROUP, "jane@acme.com", "omar@acme.com");
        world.apply(
                Manifests.SALES.replace("name: ringcentral}", "name: listing}").replace("Sales", "Crowd"));
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).hasSize(22));

        // When the group's manifest is deleted while Okta does not list everybody
        String path = "/api/v1/apps/" + crowd.appId() + "/users\\?";
        String tenth = crowd.listing().subList(0, 2).stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining(",", "[", "]"));
        Faults.Fault fault =
                switch (trouble) {
                    case "empty" -> new Faults.Status(200, "[]");
                    case "a tenth" -> new Faults.Status(200, tenth);
                    case "unavailable" -> new Faults.Status(503, UNAVAILABLE);
                    default -> new Faults.Truncated();
                };
        world.okta.faults().inject("GET", path, ALWAYS, fault);
        world.delete(AppAssignment.class, "sales");

        // Then nobody is removed, and it says that it has no proof
        boolean read = fault instanceof Faults.Status status && status.code() == 200;
        World.eventually().untilAsserted(() -> assertThat(
                        world.get(AppAssignment.class, "sales").getStatus().conditions())
                .anyMatch(condition -> read
                        ? condition.reason().equals("RemovalHeldBack")
                        : condition.reason().equals("VendorUnavailable")));
        assertThat(crowd.removals()).isZero();
        // Until Okta lists them
        world.okta.faults().clear();
        crowd.awaitManifests(20);
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).hasSize(20));
    }

    @Test
    void aCountThatCannotBeKeptRemovesNobody() {
        world.withOperator();
        Crowd crowd = Crowd.of(world, "uncounted", 2, "suspend: false");
        world.kubernetes
                .faults()
                .inject(
                        "*",
                        "/configmaps",
                        ALWAYS,
                        new Faults.Status(403, "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":403}"));

        crowd.delete(List.of("uncounted-0"));

        crowd.awaitDeleting(List.of("uncounted-0"), "RemovalHeldBack");
        assertThat(crowd.removals()).isZero();
        world.kubernetes.faults().clear();
        crowd.awaitManifests(1);
        assertThat(crowd.assigned()).containsExactly("uncounted-1@acme.com");
    }

    @Test
    void aWordInTheLastMomentCounts() {
        // Given somebody whose removal is under way: Okta is just being asked whether they are there
        world.withOperator();
        Crowd crowd = Crowd.of(world, "last", 1, "suspend: false");
        world.okta.faults().inject("GET", "/users/", 1, new Faults.Latency(Duration.ofSeconds(1)));
        crowd.delete(crowd.people);
        World.eventually().until(() -> world.okta.faults().left() == 0);

        // When their login is protected meanwhile
        crowd.declare("protectedLogins: [last-0@acme.com]");

        // Then they stay
        crowd.awaitManifests(0);
        assertThat(crowd.assigned()).containsExactly("last-0@acme.com");
        assertThat(crowd.removals()).isZero();
    }

    @Test
    void aListThatIsBlockedCostsNoCallsOfOkta() {
        // Given many who are blocked, and all have been looked at
        world.withOperator();
        Crowd crowd = Crowd.of(world, "quiet", 30, "removalGuard: {maxCount: 5, maxPercent: 100}");
        crowd.delete(crowd.people);
        crowd.awaitBlocked(30);
        crowd.awaitDeleting(crowd.people, "RemovalBlocked");
        long calls = callsAbout(crowd);

        // When each is looked at again
        IntStream.range(0, 30)
                .forEach(i -> crowd.edit("quiet-" + i, assignment -> assignment
                        .getMetadata()
                        .setAnnotations(Map.of("ringcentral-okta.dev/reconcile-requested-at", "now"))));
        World.eventually().untilAsserted(() -> assertThat(crowd.manifests())
                .allMatch(assignment -> "now".equals(assignment.getStatus().lastHandledReconcileAt())));

        // Then Okta has not been asked
        assertThat(callsAbout(crowd)).isEqualTo(calls);
        assertThat(world.ready(RingCentralIntegration.class, "quiet")).isEqualTo("True");
    }

    private long callsAbout(Crowd crowd) {
        return world.okta.calls().calls().stream()
                .filter(call -> call.path().contains(crowd.appId() + "/users/"))
                .count();
    }
}
