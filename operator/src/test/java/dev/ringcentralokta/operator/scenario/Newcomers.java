package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Many who are to get the app, which takes the operators some seconds; and which of them called for whom. */
final class Newcomers {

    private static final int MANY = 60;
    private static final String ASSIGN = "^/api/v1/apps/[^/]+/users(\\?|$)";

    private final World world;
    private final Staff staff;

    private Newcomers(World world, Staff staff) {
        this.world = world;
        this.staff = staff;
    }

    /** People of the org, each of whom it takes Okta that long to assign. */
    static Newcomers of(World world, Staff staff, Duration each) {
        names().forEach(name -> staff.hire(name + "@acme.com"));
        world.okta.faults().inject("POST", ASSIGN, 10 * MANY, new Faults.Latency(each));
        return new Newcomers(world, staff);
    }

    /** Applies their manifests, and returns in the middle of the work. */
    void arrive() {
        names().forEach(name -> staff.apply(name, "user: {login: " + name + "@acme.com}"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> assignments().size() >= MANY / 4);
    }

    /** Awaits that all have the app, each by one call, and that nobody has lost it. */
    void haveArrived() {
        Awaitility.await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> assertThat(names())
                .allSatisfy(name -> staff.says(name, "True")));
        assertThat(staff.everybody()).hasSize(MANY);
        assertThat(assignments().stream()
                        .collect(Collectors.groupingBy(RequestLog.Request::body, Collectors.counting())))
                .hasSize(MANY)
                .allSatisfy((person, calls) -> assertThat(calls).isEqualTo(1));
        assertThat(world.okta.calls().calls()).noneMatch(call -> call.method().equals("DELETE"));
    }

    /** The calls that assigned somebody, oldest first. */
    List<RequestLog.Request> assignments() {
        return world.oktaRequests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.path().matches("/api/v1/apps/[^/]+/users"))
                .toList();
    }

    /** How many assignments each of the replicas asked for. */
    Map<Boolean, Long> assignmentsBy(String replica) {
        return assignments().stream()
                .collect(Collectors.partitioningBy(request -> isBy(replica, request), Collectors.counting()));
    }

    /** Asserts that no change that {@code former} asked for came after one that {@code next} asked for. */
    void assertNoOverlap(String former, String next) {
        List<RequestLog.Request> writes =
                world.oktaRequests().stream().filter(RequestLog.Request::writes).toList();
        List<Integer> byFormer = positions(writes, former);
        List<Integer> byNext = positions(writes, next);
        assertThat(byFormer).isNotEmpty();
        assertThat(byNext).isNotEmpty();
        assertThat(Collections.max(byFormer)).isLessThan(Collections.min(byNext));
    }

    static boolean isBy(String replica, RequestLog.Request request) {
        return request.userAgent().endsWith(" (" + replica + ")");
    }

    private static List<Integer> positions(List<RequestLog.Request> writes, String replica) {
        return IntStream.range(0, writes.size())
                .filter(i -> isBy(replica, writes.get(i)))
                .boxed()
                .toList();
    }

    private static List<String> names() {
        return IntStream.range(0, MANY).mapToObj(i -> "newcomer-" + i).toList();
    }
}
