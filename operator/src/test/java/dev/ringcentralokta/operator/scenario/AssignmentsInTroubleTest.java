package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither a restart nor the trouble of one costs the others anything. */
class AssignmentsInTroubleTest {

    private World world = World.start().withSecrets().withOperator();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRestartInTheMiddleAssignsNobodyTwice() {
        // Given manifests for many people, some of whom are assigned
        Staff staff = Staff.of(world, "restarted");
        world.okta.faults().inject("POST", "/users$", 60, new Faults.Latency(Duration.ofMillis(300)));
        List<String> people = apply(staff, 60);
        World.eventually()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> staff.everybody().size() >= 5);

        // When the operator is stopped and another one started
        world.stopOperator();
        assertThat(staff.everybody()).hasSizeLessThan(60);
        world.withOperator();

        // Then all are assigned, each by one call
        awaitReady(people);
        assertThat(staff.everybody()).hasSize(60);
        assertThat(staff.calls("POST")).isEqualTo(60);
    }

    @Test
    void thoseWhoCannotBeAssignedDelayNobodyElse() {
        // Given one whom nobody knows, one who is deactivated, one with an attribute that the app does not have
        Staff staff = Staff.of(world, "troubled");
        staff.apply("unknown", "user: {login: unknown@acme.com}");
        world.okta.org().setUserStatus(staff.hire("left@acme.com"), UserStatus.DEPROVISIONED);
        staff.apply("left", "user: {login: left@acme.com}");
        staff.hire("odd@acme.com");
        staff.apply("odd", "user: {login: odd@acme.com}, profile: {noSuchKey: x}");

        // And one assignment that Okta takes longer for than all others together, and one that it fails at
        Duration slow = Duration.ofSeconds(8);
        world.okta.faults().inject("POST", "/users$", 1, new Faults.Latency(slow));
        world.okta.faults().inject("POST", "/users$", 1, new Faults.Status(500, "{\"errorCode\": \"E0000009\"}"));

        // When they come with many others
        List<String> people = apply(staff, 30);

        // Then all but the slow one, and the one that is tried again, are in place while it is waited for
        World.eventually().atMost(slow).untilAsserted(() -> assertThat(ready(people))
                .hasSizeGreaterThanOrEqualTo(28));
        awaitReady(people);
        staff.says("unknown", "UserNotFound");
        staff.says("left", "UserNotActive");
        staff.says("odd", "RequestRefused", "noSuchKey");
    }

    private List<String> apply(Staff staff, int count) {
        List<String> people =
                IntStream.range(0, count).mapToObj(i -> "person-" + i).toList();
        people.forEach(person -> staff.hire(person + "@acme.com"));
        people.forEach(person -> staff.apply(person, "user: {login: " + person + "@acme.com}"));
        return people;
    }

    private List<String> ready(List<String> people) {
        return people.stream()
                .filter(person -> world.ready(AppAssignment.class, person).equals("True"))
                .toList();
    }

    private void awaitReady(List<String> people) {
        World.eventually().untilAsserted(() -> assertThat(ready(people)).containsExactlyElementsOf(people));
    }
}
