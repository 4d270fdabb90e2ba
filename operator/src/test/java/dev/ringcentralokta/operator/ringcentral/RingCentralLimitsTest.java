package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client in front of RingCentral's real limits. */
class RingCentralLimitsTest {

    private final MovableClock clock = new MovableClock();
    private final RingCentralOptions options = RingCentralSeed.options();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClients clients = new RingCentralClients(transport, clock);

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
    }

    @Test
    void signsManyIntegrationsInWithoutEverExceedingTheAppsLimit() throws Exception {
        // Given twenty integrations of one app, and four threads
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int signedIn = 0;
        int rounds = 0;

        // When all who are not signed in yet try at once, and come back when they are told to
        while (signedIn < 20) {
            List<Future<Optional<Instant>>> attempts = new ArrayList<>();
            for (int integration = signedIn; integration < 20; integration++) {
                attempts.add(threads.submit(this::signIn));
            }
            Instant next = clock.instant().plusSeconds(60);
            for (Future<Optional<Instant>> attempt : attempts) {
                Optional<Instant> waits = attempt.get();
                signedIn += waits.isEmpty() ? 1 : 0;
                next = waits.filter(next::isAfter).orElse(next);
            }
            clock.set(next);
            rounds++;
        }
        threads.shutdown();

        // Then all are, five at a time, and RingCentral refused none
        assertThat(ringCentral.calls().calls())
                .hasSize(20)
                .allMatch(call -> call.bucket().equals("auth") && call.status() == 200);
        assertThat(rounds).isLessThanOrEqualTo(12);
        assertThat(clock.instant()).isBefore(Instant.parse("2026-11-24T10:05:00Z"));
    }

    @Test
    void sharesTheLimitAmongAllSecretsAndSpellingsOfOneAppAndServer() {
        for (int call = 0; call < 5; call++) {
            signIn();
        }
        RingCentralClient rotated =
                clients.of(URI.create(ringCentral.url() + "/"), new AppCredentials(options.clientId(), "new-secret"));
        RingCentralClient other = clients.of(ringCentral.url(), new AppCredentials("other-app", "secret"));

        assertThat(failureOf(() -> rotated.refresh("token"))).isInstanceOf(ApiFailure.Wait.class);
        assertThat(failureOf(() -> rotated.revoke("token"))).isInstanceOf(ApiFailure.Wait.class);
        assertThat(failureOf(() -> other.refresh("token"))).isInstanceOf(ApiFailure.NeedsPerson.class);
    }

    @Test
    void makesNoCallInThePenaltyThatSomebodyElseEarned() {
        // Given an app that another program has driven into the penalty
        RingCentralClients stranger = new RingCentralClients(transport, clock);
        for (int call = 0; call < 5; call++) {
            client(stranger).signInWithJwt(options.jwt());
        }
        ApiFailure refused = failureOf(() -> client(clients).signInWithJwt(options.jwt()));
        assertThat(refused.code()).isEqualTo("CMN-301");
        Instant end = retryAt(refused);
        ringCentral.calls().clear();

        // When the operator tries again and again
        while (clock.instant().isBefore(end)) {
            ApiFailure waits = failureOf(() -> client(clients).signInWithJwt(options.jwt()));
            assertThat(retryAt(waits)).isEqualTo(end);
            clock.advance(Duration.ofSeconds(10));
        }

        // Then no call was made, and the first one after it is answered
        assertThat(ringCentral.calls().calls()).isEmpty();
        clock.set(end);
        assertThat(client(clients).signInWithJwt(options.jwt()).ownerId()).isEqualTo(options.accountId());
    }

    @Test
    void countsEachUserForItself() {
        TokenPair first = client(clients).signInWithJwt(options.jwt());
        TokenPair second = client(clients).signInWithJwt(options.jwt());
        for (int call = 0; call < 50; call++) {
            client(clients).account(first.accessToken());
        }

        assertThat(failureOf(() -> client(clients).account(first.accessToken())))
                .isInstanceOfSatisfying(
                        ApiFailure.Wait.class, wait -> assertThat(wait.status()).isZero());
        // the same user by another session, of whom the first answer tells
        assertThat(failureOf(() -> client(clients).account(second.accessToken()))
                        .code())
                .isEqualTo("CMN-301");
    }

    @Test
    void doesNotRepeatAReadThatIsToWait() {
        TokenPair tokens = client(clients).signInWithJwt(options.jwt());
        ringCentral
                .faults()
                .inject("GET", "/restapi/v1.0/account", 2, new Faults.Status(503, "", Map.of("Retry-After", "20")));
        ringCentral.calls().clear();

        ApiFailure failure = failureOf(() -> client(clients).account(tokens.accessToken()));

        assertThat(retryAt(failure)).isEqualTo(clock.instant().plusSeconds(21));
        assertThat(ringCentral.calls().calls()).hasSize(1);
    }

    /** When to come back; empty if it is done. */
    private Optional<Instant> signIn() {
        try {
            client(clients).signInWithJwt(options.jwt());
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(retryAt(e.failure()));
        }
    }

    private RingCentralClient client(RingCentralClients some) {
        return some.of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
    }

    private static Instant retryAt(ApiFailure failure) {
        assertThat(failure).isInstanceOf(ApiFailure.Wait.class);
        return ((ApiFailure.Wait) failure).retryAt();
    }

    private static ApiFailure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
