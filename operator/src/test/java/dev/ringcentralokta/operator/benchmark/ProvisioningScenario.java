package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.PushResult;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.Pushes;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What it costs to push people to RingCentral ({@code provisioner: Operator}): calls and time for all of them, for none, and for
 * one. Nobody waits in real time: the clock jumps to when a vendor lets the operator go on.
 */
final class ProvisioningScenario {

    private static final int HEAVY_A_MINUTE = 10;

    private final Figures figures;
    private final ProvisioningWorld world;

    private ProvisioningScenario(PrintStream out, ProvisioningWorld world) {
        this.figures = new Figures(out);
        this.world = world;
    }

    /** Runs, and prints the figures that docs/sandbox.md explains. */
    static void run(int people, PrintStream out) throws Exception {
        try (ProvisioningWorld world = new ProvisioningWorld(people)) {
            new ProvisioningScenario(out, world).measure(people);
        }
    }

    private void measure(int people) {
        forget();
        Instant begin = world.clock.instant();
        toTheEnd();
        Duration took = Duration.between(begin, world.clock.instant());
        long heavy = ringCentral("heavy");
        if (world.ringCentral.account().users().size() != people + 1) {
            throw new IllegalStateException("Not everybody is in RingCentral");
        }
        figures.print("calls_heavy", heavy);
        figures.print("calls_light", ringCentral("light"));
        figures.print("calls_okta", world.okta.calls().calls().size());
        figures.print("responses_429", refused());
        figures.print("minutes_first_push", took.toMinutes());
        // the first ten go at once, so that the last minute is not one of waiting
        figures.printDecimal("time_over_bound", took.toSeconds() / 60.0 / Math.max(1, (heavy - 1) / HEAVY_A_MINUTE));
        round("noop");
        world.okta.org().setUserAttribute(ProvisioningWorld.login(0), "department", "Support");
        round("one_change");
    }

    /** One look, when listings are too old to go by. */
    private void round(String name) {
        world.clock.advance(Duration.ofMinutes(10));
        world.signIn();
        forget();
        toTheEnd();
        figures.print(
                "calls_" + name,
                world.okta.calls().calls().size()
                        + world.ringCentral.calls().calls().size());
    }

    private void toTheEnd() {
        while (true) {
            world.signIn();
            try {
                PushResult result = ((Pushes.Pushed) world.push()).result();
                if (result.stop().isEmpty()) {
                    return;
                }
                await(((ByVendor) result.stop().get()).failure());
            } catch (ApiException e) {
                await(e.failure());
            }
        }
    }

    private void await(ApiFailure failure) {
        if (!(failure instanceof ApiFailure.Wait wait)) {
            throw new ApiException(failure);
        }
        world.clock.set(wait.retryAt());
    }

    private void forget() {
        world.okta.calls().clear();
        world.ringCentral.calls().clear();
    }

    private long ringCentral(String bucket) {
        return world.ringCentral.calls().perBucket().getOrDefault(bucket, 0L);
    }

    private long refused() {
        return Stream.concat(world.okta.calls().calls().stream(), world.ringCentral.calls().calls().stream())
                .filter(call -> call.status() == 429)
                .count();
    }
}
