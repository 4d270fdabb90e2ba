package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What metrics tell of integrations and assignments comes and goes with them, and names nobody. */
class StateMetricsTest {

    private static final String LABELS = "{name=\"ringcentral\",namespace=\"default\"}";
    private static final String REMOVALS = "ringcentral_okta_removals_blocked" + LABELS + " ";
    private static final String INTEGRATION = Manifests.integration(
                    "ringcentral", "label: RingCentral", "suspend: false")
            .replace("resyncInterval: 1h", "resyncInterval: 1s");
    private static final int APP_CALLS = 40;

    private World world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellsOfWhatThereIsAndOfNothingThatIsGone() {
        // Given an integration with somebody assigned
        world = World.start().withSecrets().withOperator();
        world.apply(INTEGRATION);
        assign("jane");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));

        // Then its conditions, its rate limits and how old its view is are told
        assertThat(scraped())
                .anyMatch(line -> line.startsWith("ringcentral_okta_condition{kind=\"RingCentralIntegration\",")
                        && line.contains("reason=\"Ready\",status=\"True\",type=\"Ready\"} 1"))
                .contains("ringcentral_okta_assignment_conditions{reason=\"Ready\",status=\"True\",type=\"Ready\"} 1.0")
                .contains("ringcentral_okta_removals_blocked" + LABELS + " 0.0")
                .contains("ringcentral_okta_view_full_resync_seconds" + LABELS + " 3600.0")
                .anyMatch(line -> line.startsWith("ringcentral_okta_view_read_seconds" + LABELS))
                .anyMatch(line -> line.startsWith("ringcentral_okta_rate_limit_remaining{bucket=\"/api/v1/apps\","))
                .anyMatch(line -> line.startsWith("ringcentral_okta_calls_seconds_count{code=\"200\",operation=\"POST"
                        + " /api/v1/apps/{}/users\",vendor=\"Okta\"} 1"));

        // And that looks found nothing to write; and nobody is named
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .anyMatch(line ->
                        line.startsWith("ringcentral_okta_writes_avoided_total{kind=\"RingCentralIntegration\"}")));
        assertThat(scraped()).noneMatch(line -> line.contains(appId()) || line.contains("jane"));

        // When both are deleted, nothing more is told of them
        world.delete(AppAssignment.class, "jane");
        world.delete(RingCentralIntegration.class, "ringcentral");
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .noneMatch(line -> line.contains("name=\"ringcentral\""))
                .noneMatch(line -> line.startsWith("ringcentral_okta_rate_limit_remaining"))
                .noneMatch(line -> line.startsWith("ringcentral_okta_assignment_conditions")));
    }

    @Test
    void countsAssignmentsByWhatHasBecomeOfThem() {
        // Given somebody who has the app, somebody whom Okta cannot take just now, and somebody whom it does not know
        world = World.start().withSecrets().withOperator();
        world.apply(INTEGRATION);
        assign("jane");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));
        world.okta.faults().inject("POST", "/users$", Integer.MAX_VALUE, Trouble.UNAVAILABLE.of(Vendor.OKTA));
        assign("wei");
        assign("priya");
        assign("nobody");

        // Then each is counted, and as many are ready as have the app
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .contains(ofState("ready", world.okta.org().appUserList(appId()).size()))
                .contains(ofState("ready", 1), ofState("waiting", 2), ofState("failed", 1)));

        // When Okta is well again, and the manifest of whom it does not know is gone
        world.okta.faults().clear();
        world.delete(AppAssignment.class, "nobody");

        // Then nobody waits
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .contains(ofState("ready", world.okta.org().appUserList(appId()).size()))
                .contains(ofState("ready", 3), ofState("waiting", 0), ofState("failed", 0)));
    }

    @Test
    void countsWhoWaitsForARateLimitAndWhatIsLeftOfIt() {
        // Given an org that lets few calls come to its apps, and many who are to have one
        world = World.startWithAppCallsAMinute(APP_CALLS).withSecrets().withOperator(Clock.systemUTC());
        world.apply(INTEGRATION);
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));
        List<String> people =
                IntStream.range(0, APP_CALLS).mapToObj(i -> "p" + i).toList();
        people.forEach(name -> world.okta.org().addUser(name + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of()));
        people.forEach(this::assign);

        // Then who has not got it waits in the bucket, and what is left of it is told as Okta tells it
        String bucket = "{bucket=\"/api/v1/apps\",host=\"127.0.0.1\",vendor=\"Okta\"} ";
        World.eventually().untilAsserted(() -> {
            int assigned = world.okta.org().appUserList(appId()).size();
            long calls = world.okta.calls().perBucket().getOrDefault("/api/v1/apps", 0L);
            assertThat(assigned).isLessThan(people.size());
            assertThat(scraped())
                    .contains("ringcentral_okta_rate_limit_calls" + bucket + (double) APP_CALLS)
                    .contains("ringcentral_okta_rate_limit_remaining" + bucket + (double) (APP_CALLS - calls))
                    .contains("ringcentral_okta_rate_limit_waiting" + bucket + (double) (people.size() - assigned));
        });
    }

    @Test
    void countsRemovalsThatWaitForAWord() {
        // Given people of whom a guard lets two go
        world = World.start().withSecrets().withOperator();
        Crowd crowd = Crowd.of(world, "ringcentral", 6, "removalGuard: {maxCount: 2, maxPercent: 100}");

        // When more are deleted
        crowd.delete(crowd.people.subList(0, 5));
        String digest = crowd.awaitBlocked(5);

        // Then as many are told as are listed, and all of them still have the app
        assertThat(scraped()).contains(REMOVALS + (double) crowd.listed().size());
        assertThat(crowd.assigned()).hasSize(6);

        // When a person releases them
        crowd.annotate("release-removals", digest);

        // Then none waits
        crowd.awaitManifests(1);
        crowd.awaitNothingBlocked();
        assertThat(scraped()).contains(REMOVALS + "0.0");
        assertThat(crowd.assigned()).hasSize(1);
    }

    @Test
    void tellsUntilWhenTheSessionLastsAndWhenAPersonHasToSignInAgain() {
        // Given a session that a person has opened
        world = World.start();
        MovableClock clock = new MovableClock();
        PersonsSession session = PersonsSession.open(world, clock);
        long given = session.tokensGiven();

        // When an operator refreshes it
        clock.advance(Duration.ofMinutes(58));
        world.withOperator(clock);
        World.eventually().until(() -> session.tokensGiven() == given + 1);

        // Then both times are those of the new tokens, as RingCentral tells them in seconds that are left
        RingCentralOptions options = RingCentralSeed.options();
        World.eventually().untilAsserted(() -> {
            assertThat(time("ringcentral_okta_ringcentral_token_expiry_seconds"))
                    .isCloseTo(clock.instant().plus(options.accessTokenTtl()), within(2, ChronoUnit.SECONDS));
            assertThat(time("ringcentral_okta_ringcentral_reauthenticate_by_seconds"))
                    .isCloseTo(clock.instant().plus(options.refreshTokenTtl()), within(2, ChronoUnit.SECONDS));
        });
    }

    private Instant time(String metric) {
        String start = metric + LABELS + " ";
        return scraped().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> Instant.ofEpochSecond((long) Double.parseDouble(line.substring(start.length()))))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private void assign(String name) {
        world.apply(Manifests.assignment(name, "ringcentral", name + "@acme.com", "Retain"));
    }

    private static String ofState(String state, int count) {
        return "ringcentral_okta_assignments" + LABELS.replace("}", ",state=\"" + state + "\"} ") + (double) count;
    }

    private String appId() {
        return world.okta.org().appList().get(0).path("id").asText();
    }

    private List<String> scraped() {
        URI url = URI.create("http://localhost:" + world.managementPort() + "/metrics");
        try (var stream = Objects.requireNonNull(url.toURL().openStream())) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
