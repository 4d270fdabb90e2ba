package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed in is warned before the session ends, where it is not renewed, and only there. */
class ReauthenticationTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SessionFixture world = SessionFixture.withPeople();
    private Instant end = Instant.EPOCH;

    @BeforeEach
    void aPersonHasSignedIn() {
        world.look();
        world.signInAs(RingCentralSeed.ADMINISTRATOR);
        world.look();
        end = reauthenticateBy();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoseRefreshingFailsIsWarnedThreeDaysAndOneDayAheadWithALink() {
        // Given a session of a week that cannot be refreshed, as RingCentral does not answer
        refuseToRefresh(new Faults.Status(500, ""));

        // When more than half of it is left, then only the failure is told
        lookUntil(end.minus(Duration.ofDays(4)));
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.condition("Ready")).startsWith("VendorUnavailable");
        assertThat(warnings()).isZero();

        // When the end comes nearer, then that is told beside it, once for each time
        lookUntil(end.minus(Duration.ofDays(2)));
        assertThat(world.condition())
                .startsWith("Expiring")
                .contains(end.toString(), "less than 3 days", "refreshing fails", "status.ringCentral.signIn");
        assertThat(world.condition("Ready")).startsWith("VendorUnavailable");
        assertThat(world.link().url()).startsWith("https://operator.example/");
        assertThat(world.integration.getStatus().manualSteps()).singleElement().satisfies(step -> assertThat(
                        step.where())
                .isEqualTo(world.link().url()));
        assertThat(reauthenticateBy()).isEqualTo(end);
        int before = warnings();
        lookUntil(end.minus(HOUR));
        assertThat(world.condition()).startsWith("Expiring").contains("less than 1 day:");
        assertThat(warnings()).isEqualTo(before + 1);

        // And who signs in by the link is warned no more
        world.ringCentral.faults().clear();
        world.signInAs(RingCentralSeed.ADMINISTRATOR);
        world.look();
        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(world.integration.getStatus().manualSteps()).isEmpty();
        assertThat(reauthenticateBy()).isAfter(end);
    }

    @Test
    void aRateLimitThatLastsForDaysIsWarnedOfAndARefreshEndsTheWarning() {
        refuseToRefresh(new Faults.Status(429, "", Map.of("Retry-After", "1")));
        lookUntil(end.minus(Duration.ofDays(2)));
        assertThat(world.condition()).startsWith("Expiring");
        assertThat(world.condition("Ready")).startsWith("WaitingForRateLimit");

        world.ringCentral.faults().clear();
        lookUntil(world.clock.instant().plus(HOUR));

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(reauthenticateBy()).isAfter(end);
    }

    @Test
    void observingTellsOfTheEndAndWritesNothing() {
        world.change(manifest -> manifest.replace("spec:", "spec:\n  managementPolicy: Observe"));
        StoredSession before = world.stored();

        lookUntil(end.minus(Duration.ofDays(4)));
        assertThat(world.condition()).isEqualTo("DriftDetected: " + RingCentralStep.WOULD_REFRESH);

        lookUntil(end.minus(Duration.ofDays(2)));
        assertThat(world.condition())
                .startsWith("Expiring")
                .contains("less than 3 days", "managementPolicy is Observe. Set it to Manage");
        assertThat(world.condition("Ready")).startsWith("DriftDetected");
        assertThat(world.integration.getStatus().manualSteps()).isEmpty();
        assertThat(Objects.requireNonNull(world.integration.getStatus().ringCentral())
                        .signIn())
                .as("a link that is refused")
                .isNull();
        assertThat(warnings()).isPositive();
        assertThat(world.stored()).isEqualTo(before);

        lookUntil(end.plus(HOUR));
        assertThat(world.condition())
                .isEqualTo("DriftDetected: Would sign in to RingCentral (managementPolicy is Observe).");
        assertThat(world.stored()).isEqualTo(before);
    }

    @Test
    void anEndThatRefreshesDoNotMoveIsWarnedOf() {
        // Given an administrator's rule that each session ends ten days after its sign-in
        world.ringCentral.sessions().absoluteTimeout(Duration.ofDays(10));
        Instant signedIn = world.stored().issuedAt();
        end = signedIn.plus(Duration.ofDays(10));

        // When it is refreshed all the time, then it ends all the same, and that is told at each of the times
        lookUntil(end.minus(Duration.ofDays(8)));
        assertThat(world.condition()).startsWith("SignedIn");
        for (int days : new int[] {7, 3, 1}) {
            lookUntil(end.minus(Duration.ofDays(days)).plus(HOUR));
            assertThat(world.condition()).startsWith("Expiring").contains("less than " + days + " day");
            assertThat(world.condition("Ready")).startsWith("Ready");
            assertThat(world.link().url()).startsWith("https://operator.example/");
        }
        assertThat(warnings()).isEqualTo(3);
        lookUntil(end.plus(HOUR));
        assertThat(world.condition()).startsWith("Revoked");
    }

    @Test
    void whatIsRefreshedAsItShouldIsNeverWarnedOf() {
        lookUntil(end.plus(Duration.ofDays(3)));

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(warnings()).isZero();
    }

    @Test
    void oneRefreshThatFailedIsNoWarning() {
        refuseToRefresh(new Faults.Status(503, ""));
        lookUntil(world.stored().tokens().expiresAt());

        assertThat(world.condition()).startsWith("SignedIn");
        assertThat(warnings()).isZero();
    }

    /** Looks every half hour, as the operator does or more seldom. */
    private void lookUntil(Instant then) {
        while (world.clock.instant().isBefore(then)) {
            world.clock.advance(Duration.ofMinutes(30));
            if (world.clock.instant().isAfter(then)) {
                world.clock.set(then);
            }
            world.look();
        }
    }

    private void refuseToRefresh(Faults.Fault fault) {
        world.ringCentral.faults().inject("POST", "/restapi/oauth/token", 10_000, fault);
    }

    private int warnings() {
        return world.events(EventReason.ReauthenticationDue).size();
    }

    private Instant reauthenticateBy() {
        RingCentralIntegrationStatus.RingCentral session =
                Objects.requireNonNull(world.integration.getStatus().ringCentral());
        return Instant.parse(Objects.requireNonNull(session.reauthenticateBy()));
    }
}
