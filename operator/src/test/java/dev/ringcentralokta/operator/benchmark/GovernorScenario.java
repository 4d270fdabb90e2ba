package dev.ringcentralokta.operator.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Bulk work from many threads, and an interactive call now and then, against the enforcing buckets of the sandbox's Okta:
 * five windows of a Workforce org, in which one client has half of 100 calls a minute, of which the operator may use half.
 * The org and the operator live by the same clock, which runs ten times as fast as ours.
 */
final class GovernorScenario {

    private static final int SPEED = 10;
    private static final int SHARE_PERCENT = 50;
    private static final int CALLS_PER_WINDOW = 25;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration DURATION = WINDOW.multipliedBy(5);
    private static final int THREADS = 8;
    private static final String BUCKET = "/api/v1/apps";

    private final FastClock clock = new FastClock(Instant.now(), SPEED);
    private final List<Duration> interactiveWaits = Collections.synchronizedList(new ArrayList<>());

    /** Runs, and prints {@code calls}, {@code responses_429}, {@code share_used_percent} and how long a person waited. */
    static void run(PrintStream out) throws Exception {
        new GovernorScenario().measure(out);
    }

    private void measure(PrintStream out) throws Exception {
        OktaOptions options = OktaOptions.defaults();
        try (SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), clock);
                HttpTransport transport = new HttpTransport("benchmark", HttpSettings.defaults())) {
            OktaSeed.acme(org.org());
            OktaClient okta = OktaClient.create(
                    OktaClient.Settings.fixed(
                            org.url(), new OktaCredentials.ApiToken(options.apiToken()), SHARE_PERCENT),
                    transport,
                    new Governor("Okta", clock),
                    clock);
            Instant end = clock.instant().plus(DURATION);
            work(okta, org.org().userId("jane@acme.com"), end);
            print(out, org.calls().calls());
        }
    }

    private void work(OktaClient okta, String person, Instant end) throws Exception {
        String app = okta.apps()
                .create(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "ringcentral")
                                .put("label", "RingCentral")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            OktaClient bulk = okta.with(Caller.bulk(person));
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> assignAgainAndAgain(bulk, app, person, end)));
            }
            running.add(threads.submit(() -> lookNowAndThen(okta, app, end)));
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assignAgainAndAgain(OktaClient okta, String app, String person, Instant end) {
        while (clock.instant().isBefore(end)) {
            waitingAsTold(() -> okta.appUsers().assign(app, person, null, Map.of()), end);
        }
    }

    private void lookNowAndThen(OktaClient okta, String app, Instant end) {
        while (clock.instant().isBefore(end)) {
            Instant asked = clock.instant();
            waitingAsTold(() -> okta.appGroups().list(app), end);
            interactiveWaits.add(Duration.between(asked, clock.instant()));
            clock.await(clock.instant().plusSeconds(40));
        }
    }

    private void waitingAsTold(Runnable call, Instant end) {
        while (clock.instant().isBefore(end)) {
            try {
                call.run();
                return;
            } catch (ApiException e) {
                if (!(e.failure() instanceof ApiFailure.Wait wait)) {
                    throw e;
                }
                clock.await(wait.retryAt());
            }
        }
    }

    private void print(PrintStream out, List<CallLog.Call> calls) {
        long inBucket =
                calls.stream().filter(call -> call.bucket().equals(BUCKET)).count();
        long refused = calls.stream().filter(call -> call.status() == 429).count();
        long allowed = CALLS_PER_WINDOW * DURATION.dividedBy(WINDOW);
        out.println("calls: " + inBucket);
        out.println("responses_429: " + refused);
        out.println("share_used_percent: " + inBucket * 100 / allowed);
        out.println("interactive_wait_seconds_max: "
                + interactiveWaits.stream().mapToLong(Duration::toSeconds).max().orElse(0));
    }
}
