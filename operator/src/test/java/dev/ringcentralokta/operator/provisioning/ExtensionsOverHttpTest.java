package dev.ringcentralokta.operator.provisioning;

import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.ExtensionNumber;
import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.Site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers and sites, which SCIM lacks, are pushed by REST. */
class ExtensionsOverHttpTest {

    private static final String LACKS_EDIT_EXTENSIONS =
            """
            {"errorCode": "InsufficientPermissions", "message": "application needs to have [EditExtensions] permission",
             "errors": [{"errorCode": "CMN-401", "message": "application needs to have [EditExtensions] permission"}]}""";

    private PushFixture world = new PushFixture(8, RateLimits.generous());
    private RequestLog requests = started();

    private RequestLog started() {
        world.ringCentral.account().addSite("87654", "Lyon");
        return world.ringCentral.recordRequests();
    }

    @AfterEach
    void close() {
        world.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    private void restart(RateLimits limits, int licences) {
        world.close();
        world = new PushFixture(licences, limits);
        requests = started();
    }

    private void assign(String userId, Map<ExtensionAttribute, String> extension) {
        world.assign(userId, userId + "@acme.com", Status.Active, "Engineer", extension);
    }

    private Extension account(String userId) {
        return world.ringCentral.account().user(userId + "@acme.com").orElseThrow();
    }

    private long calls(String method, String path) {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.method().equals(method)
                        && call.path().replaceFirst("\\?.*", "").endsWith(path))
                .count();
    }

    private long puts() {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.method().equals("PUT"))
                .count();
    }

    @Test
    void setsThemAfterTheAccountIsMadeAndThenCallsNothing() {
        assign("00u1", Map.of(ExtensionNumber, "2001", Site, "lyon"));
        assign("00u2", Map.of());

        PushResult result = world.push();

        assertThat(account("00u1").extensionNumber()).isEqualTo("2001");
        assertThat(account("00u1").siteId()).isEqualTo("87654");
        assertThat(account("00u2").siteId()).isEqualTo(Extension.MAIN_SITE);
        assertThat(result.extensions().numbers())
                .containsEntry(Long.toString(account("00u1").id()), "2001");
        assertThat(world.events("PersonUpdated"))
                .containsExactly("00u1@acme.com (Okta 00u1, RingCentral "
                        + account("00u1").id() + "): extensionNumber, site");
        // And what is as it should be costs nothing but the list, which tells the free licences, too
        world.ringCentral.calls().clear();
        world.later(Duration.ofMinutes(10));
        assertThat(world.push().allDone()).isZero();
        assertThat(puts()).isZero();
        assertThat(calls("GET", "/sites")).isZero();
        assertThat(calls("GET", "/extension")).isEqualTo(1);
    }

    @Test
    void correctsWhatSomebodyChangesInRingCentral() {
        assign("00u1", Map.of(ExtensionNumber, "2001"));
        world.push();
        world.ringCentral.account().addSite("5", "Paris");
        world.restart();
        assertThat(world.push().allDone()).isZero();

        assign("00u1", Map.of(ExtensionNumber, "2002", Site, "Paris"));
        world.push();

        assertThat(account("00u1").extensionNumber()).isEqualTo("2002");
        assertThat(account("00u1").siteId()).isEqualTo("5");
        assertThat(calls("GET", "/sites")).isEqualTo(1);
    }

    @Test
    void aNumberThatIsGivenUpGoesToWhoIsToHaveItInTheSameRun() {
        assign("00u1", Map.of(ExtensionNumber, "2001"));
        assign("00u2", Map.of(ExtensionNumber, "2002"));
        world.push();

        assign("00u1", Map.of(ExtensionNumber, "2002"));
        assign("00u2", Map.of(ExtensionNumber, "2003"));
        PushResult result = world.push();

        assertThat(account("00u1").extensionNumber()).isEqualTo("2002");
        assertThat(account("00u2").extensionNumber()).isEqualTo("2003");
        assertThat(result.told()).isEmpty();
    }

    @Test
    void tellsOfANumberThatIsTakenWithoutACall() {
        assign("00u1", Map.of(ExtensionNumber, "101")); // the administrator's

        PushResult result = world.push();

        assertThat(result.told()).extracting(Told::why).containsExactly(Why.NumberTaken);
        assertThat(puts()).isZero();
    }

    @Test
    void oneWhoIsRefusedKeepsNobodyElseAndIsTriedAgainLater() {
        // Given a number that RingCentral does not take
        assign("00u1", Map.of(ExtensionNumber, "123456789"));
        assign("00u2", Map.of(ExtensionNumber, "2002"));

        PushResult result = world.push();

        assertThat(result.allFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.userId()).isEqualTo("00u1");
            assertThat(failure.message()).contains("[extensionNumber]", "Correct it where it comes from");
            assertThat(failure.message()).doesNotContain("123456789");
        });
        assertThat(account("00u2").extensionNumber()).isEqualTo("2002");
        assertThat(account("00u1").contact().jobTitle()).isEqualTo("Engineer");
        assertThat(world.events("PersonRefused")).hasSize(1);
        // And is not asked for again before an hour has passed, or it is to be another one
        world.ringCentral.calls().clear();
        assertThat(world.push().allFailures()).extracting(Failure::userId).containsExactly("00u1");
        assertThat(puts()).isZero();
        world.later(Duration.ofHours(1));
        world.push();
        assertThat(puts()).isEqualTo(1);
        assign("00u1", Map.of(ExtensionNumber, "2001"));
        assertThat(world.push().allFailures()).isEmpty();
    }

    @Test
    void withoutThePermissionOneCallTellsAndAllElseIsPushed() {
        assign("00u1", Map.of(ExtensionNumber, "2001"));
        assign("00u2", Map.of(ExtensionNumber, "2002"));
        world.ringCentral.faults().inject("PUT", "/extension/", 9, new Faults.Status(403, LACKS_EDIT_EXTENSIONS));

        PushResult result = world.push();

        assertThat(result.extensions().blocked())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).isEqualTo(FailureReason.AppNotAllowed));
        assertThat(result.allFailures()).isEmpty();
        assertThat(result.stop()).isEmpty();
        assertThat(puts()).isEqualTo(1);
        assertThat(world.ringCentral.account().users()).hasSize(3);
        // And it goes on when somebody has granted it
        world.ringCentral.faults().clear();
        world.push();
        assertThat(account("00u2").extensionNumber()).isEqualTo("2002");
    }

    @Test
    void aLostAnswerIsLookedAtAgain() {
        assign("00u1", Map.of(ExtensionNumber, "2001"));
        world.ringCentral.faults().inject("PUT", "/extension/", 1, new Faults.DropAfter());

        world.push();
        world.later(Duration.ofMinutes(1));
        PushResult result = world.push();

        assertThat(account("00u1").extensionNumber()).isEqualTo("2001");
        assertThat(result.allFailures()).isEmpty();
        assertThat(puts()).isEqualTo(1); // the list showed that it was done
    }

    @Test
    void goesOnWhileScimHasToWaitAndWaitsForItsOwnLimit() {
        // Given more people than SCIM takes in a minute
        restart(RateLimits.defaults(), 60);
        IntStream.range(10, 60).forEach(i -> assign("00u" + i, Map.of(Site, "Lyon")));

        PushResult first = world.push();

        // Then those who were made are moved in the same minute
        assertThat(first.done()).isEqualTo(10);
        assertThat(first.extensions().done()).isEqualTo(10);
        assertThat(puts()).isEqualTo(10);
        // And both go on when they may
        for (int minute = 0; minute < 4; minute++) {
            world.later(Duration.ofMinutes(2));
            world.push();
        }
        IntStream.range(10, 60)
                .forEach(i -> assertThat(account("00u" + i).siteId()).isEqualTo("87654"));
        // When all of them are to be elsewhere, RingCentral's limit of 40 a minute ends the run
        IntStream.range(10, 60).forEach(i -> assign("00u" + i, Map.of(Site, "main-site")));
        PushResult moved = world.push();
        assertThat(moved.extensions().stop()).containsInstanceOf(ApiFailure.Wait.class);
        assertThat(moved.extensions().plan().changes()).isNotEmpty();
        world.later(Duration.ofMinutes(2));
        world.push();
        IntStream.range(10, 60)
                .forEach(i -> assertThat(account("00u" + i).siteId()).isEqualTo(Extension.MAIN_SITE));
    }

    @Test
    void observesWithoutWriting() {
        assign("00u1", Map.of());
        world.push();
        assign("00u1", Map.of(ExtensionNumber, "2001", Site, "Lyon"));

        PushResult result = world.observe();

        assertThat(result.extensions().plan().changes()).singleElement().satisfies(change -> assertThat(change.keys())
                .containsExactly("extensionNumber", "site"));
        assertThat(puts()).isZero();
    }
}
