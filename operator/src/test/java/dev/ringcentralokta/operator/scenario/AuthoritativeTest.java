package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom no manifest declares goes, if that has been so for long, is not too many, and leaves no doubt. */
class AuthoritativeTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String AUTHORITATIVE = "assignmentPolicy: Authoritative";
    private static final String COUNTED =
            AUTHORITATIVE + "\n  removalGuard: {maxCount: %d, maxPercent: 100, window: 1h}";
    private static final int ALWAYS = 1_000;

    private static RunningClock clock = new RunningClock();
    private static World world = World.start().withSecrets().withOperator(clock);
    private static AtomicInteger looks = new AtomicInteger();

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void whoIsUndeclaredForLongGoesAndNobodyElse() {
        // Given people who have the app without a manifest: a stranger, one who is protected, one who is also in by a
        // group
        Crowd crowd = Crowd.of(world, "strict", 1, AUTHORITATIVE + "\n  protectedLogins: [Boss@acme.com]");
        assign(crowd, "stranger@acme.com", "boss@acme.com", "late@acme.com");
        String both = assign(crowd, "both@acme.com").get(0);
        String team = world.okta.org().addGroup("Team", GroupType.OKTA_GROUP);
        world.okta.org().addMember(team, both);
        world.okta.org().addMember(team, person("member@acme.com"));
        world.asAnotherTool(okta -> okta.appGroups().put(crowd.appId(), team, null, Map.of()));
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).contains("member@acme.com"));

        // When they are seen for the first time
        clock.pass(HOUR);
        look(crowd);

        // Then nobody goes, however often they are seen, but it is told who would
        look(crowd);
        assertThat(policy(crowd)).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo("UndeclaredFound");
            assertThat(condition.message())
                    .contains("stranger@acme.com", "late@acme.com")
                    .doesNotContain("boss", "member", "strict-0");
        });
        assertThat(world.events("UndeclaredFound"))
                .anyMatch(event -> event.getMessage().contains("stranger@acme.com"));
        assertThat(crowd.removals()).isZero();

        // When one of them is declared in time, and the time is over
        crowd.assign("late", "late");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "late"))
                .isEqualTo("True"));
        clock.pass(HOUR);
        look(crowd);

        // Then the stranger has gone, and who is in by a group is so no more than that
        assertThat(crowd.assigned())
                .contains("boss@acme.com", "late@acme.com", "both@acme.com", "member@acme.com", "strict-0@acme.com")
                .doesNotContain("stranger@acme.com");
        assertThat(crowd.listing())
                .filteredOn(user -> user.path("id").asText().equals(both))
                .allSatisfy(user -> assertThat(user.path("scope").asText()).isEqualTo("GROUP"));
        assertThat(world.events("UserUnassigned"))
                .filteredOn(event -> event.getInvolvedObject().getName().equals("strict"))
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).contains("stranger@acme.com"));
        assertThat(policy(crowd)).map(Condition::reason).contains("NobodyUndeclared");
        assertThat(world.ready(RingCentralIntegration.class, "strict")).isEqualTo("True");
    }

    @Test
    void tooManyWithThoseWhoseManifestsGoAreBlockedAndReleasedTogether() {
        // Given as many undeclared people as may go, who are due
        Crowd crowd = Crowd.of(world, "many", 2, COUNTED.formatted(3));
        assign(crowd, "many-x@acme.com", "many-y@acme.com", "many-z@acme.com");
        clock.pass(HOUR);
        look(crowd);

        // When somebody's manifest is deleted as well
        crowd.delete(List.of("many-0"));

        // Then nobody goes, and all are on one list
        crowd.awaitDeleting(List.of("many-0"), "RemovalBlocked");
        clock.pass(HOUR);
        look(crowd);
        World.eventually().untilAsserted(() -> assertThat(crowd.listed())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("undeclared\tmany-x@acme.com\t00u"))
                .anyMatch(line -> line.startsWith("default/many-0")));
        World.eventually().untilAsserted(() -> assertThat(crowd.blocked()).hasValueSatisfying(condition -> assertThat(
                        condition.message())
                .startsWith("1 AppAssignments that are being deleted and 3 people whom no AppAssignment declares")
                .contains(crowd.digest())));
        assertThat(policy(crowd)).map(Condition::reason).contains("RemovalBlocked");
        assertThat(crowd.removals()).isZero();

        // When they are released
        crowd.annotate("release-removals", crowd.digest());

        // Then exactly these go
        crowd.awaitManifests(1);
        crowd.awaitNothingBlocked();
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).containsExactly("many-1@acme.com"));
        assertThat(crowd.removals()).isEqualTo(4);
    }

    @Test
    void whomAPersonHasKeptStaysWhetherTheyHadAManifestOrNot() {
        // Given too many: without a manifest, and whose manifests go
        Crowd crowd = Crowd.of(world, "stay", 2, COUNTED.formatted(1));
        assign(crowd, "stay-x@acme.com");
        clock.pass(HOUR);
        look(crowd);
        crowd.delete(List.of("stay-0"));
        World.eventually().untilAsserted(() -> assertThat(crowd.listed()).hasSize(2));

        // When a person keeps them
        crowd.annotate("keep-removals", crowd.digest());
        crowd.awaitManifests(1);

        // Then they stay when everything is due, and are told of
        for (int hour = 0; hour < 3; hour++) {
            clock.pass(HOUR);
            look(crowd);
        }
        assertThat(crowd.assigned()).hasSize(3);
        assertThat(crowd.removals()).isZero();
        assertThat(policy(crowd)).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo("UndeclaredKept");
            assertThat(condition.message()).contains("stay-x@acme.com", "stay-0@acme.com");
        });
        assertThat(world.ready(RingCentralIntegration.class, "stay")).isEqualTo("True");
    }

    @Test
    void withoutAManifestNobodyGoes() {
        Crowd crowd = Crowd.of(world, "bare", 0, AUTHORITATIVE);
        World.eventually().untilAsserted(() -> assertThat(crowd.app()).isPresent());
        assign(crowd, "bare-x@acme.com");

        for (int hour = 0; hour < 3; hour++) {
            clock.pass(HOUR);
            look(crowd);
        }

        assertThat(crowd.assigned()).containsExactly("bare-x@acme.com");
        assertThat(policy(crowd)).map(Condition::reason).contains("NobodyDeclared");
    }

    @Test
    void untilItIsKnownWhomAllManifestsMeanNobodyGoes() {
        // Given undeclared people, and manifests: one for nobody, and one that waits
        Crowd crowd = Crowd.of(world, "open", 1, AUTHORITATIVE);
        assign(crowd, "open-x@acme.com");
        crowd.assign("open-nobody", "open-nobody");
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("elsewhere")
                        .endMetadata()
                        .build())
                .create();
        world.applyIn(
                "elsewhere",
                Manifests.assignment("waits", "open", "open-y@acme.com", "Unassign")
                        .replace("{name: open}", "{name: open, namespace: default}"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "elsewhere", "waits"))
                .contains("IntegrationNotFound"));

        // When hours pass
        for (int hour = 0; hour < 3; hour++) {
            clock.pass(HOUR);
            look(crowd);
        }

        // Then nobody has gone, and it is told what is waited for
        assertThat(crowd.removals()).isZero();
        assertThat(policy(crowd)).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo("WaitingForAssignments");
            assertThat(condition.message()).contains("elsewhere/waits").doesNotContain("open-nobody");
        });
    }

    @Test
    void aListingThatLacksPeopleRemovesNobody() {
        // Given undeclared people who are due, and a listing that is cut without a word
        Crowd crowd = Crowd.of(world, "cut", 4, AUTHORITATIVE);
        assign(crowd, "cut-x@acme.com");
        clock.pass(HOUR);
        look(crowd);
        assertThat(policy(crowd)).map(Condition::reason).contains("UndeclaredFound");
        world.okta
                .faults()
                .inject(
                        "GET",
                        crowd.appId() + "/users\\?",
                        ALWAYS,
                        new Faults.Status(200, "[" + stranger(crowd) + "]"));

        // When it is looked at, and they are due
        clock.pass(HOUR);
        look(crowd);
        world.okta.faults().clear();

        // Then nobody goes
        assertThat(policy(crowd)).map(Condition::reason).contains("ListingDoubtful");
        assertThat(crowd.removals()).isZero();
    }

    @Test
    void observingTellsWhoWouldGo() {
        Crowd crowd = Crowd.of(world, "watch", 1, AUTHORITATIVE);
        assign(crowd, "watch-x@acme.com");
        crowd.declare(AUTHORITATIVE + "\n  managementPolicy: Observe");

        for (int hour = 0; hour < 3; hour++) {
            clock.pass(HOUR);
            look(crowd);
        }

        assertThat(crowd.assigned()).hasSize(2);
        assertThat(policy(crowd)).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo("DriftDetected");
            assertThat(condition.message()).contains("watch-x@acme.com", "Observe");
        });
        assertThat(world.get(RingCentralIntegration.class, "watch").getStatus().drift())
                .anyMatch(drift -> drift.path().equals("spec.assignmentPolicy")
                        && drift.actual().contains("watch-x@acme.com"));
    }

    private static String stranger(Crowd crowd) {
        return crowd.listing().stream()
                .filter(user ->
                        user.path("credentials").path("userName").asText().equals("cut-x@acme.com"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static String person(String login) {
        return world.okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
    }

    private static List<String> assign(Crowd crowd, String... logins) {
        String app = crowd.appId();
        return List.of(logins).stream()
                .map(AuthoritativeTest::person)
                .map(id -> world.asAnotherTool(okta -> okta.appUsers().assign(app, id, null, Map.of()))
                        .value()
                        .id())
                .toList();
    }

    /** Has the integration looked at once, to the end. */
    private static void look(Crowd crowd) {
        String request = "look-" + looks.incrementAndGet();
        crowd.annotate("reconcile-requested-at", request);
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, crowd.integration)
                        .getStatus()
                        .lastHandledReconcileAt())
                .isEqualTo(request));
    }

    private static Optional<Condition> policy(Crowd crowd) {
        return world.condition(
                RingCentralIntegration.class,
                crowd.integration,
                RingCentralIntegrationStatus::conditions,
                "AssignmentPolicyEnforced");
    }
}
