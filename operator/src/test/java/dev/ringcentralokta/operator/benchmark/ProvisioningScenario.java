package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.run.ImportResult;
import dev.ringcentralokta.operator.provisioning.PushResult;
import dev.ringcentralokta.operator.provisioning.Pushes;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What it costs to push people to RingCentral and to import as many others ({@code provisioner: Operator}): calls and time for
 * all of them, for none, and for one. Nobody waits in real time: the clock jumps to when a vendor lets the operator go on.
 */
final class ProvisioningScenario {

    private static final int HEAVY_A_MINUTE = 10;

    /** Listings that old are not gone by. */
    private static final Duration LATER = Duration.ofMinutes(10);

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
        toTheEnd(this::push);
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
        round("noop", this::push);
        world.okta.org().setUserAttribute(ProvisioningWorld.login(0), "department", "Support");
        round("one_change", this::push);
        world.newcomers(people);
        Instant beginOfImport = world.clock.instant();
        round("import_first", this::runImport);
        figures.print(
                "minutes_import_first",
                Duration.between(beginOfImport, world.clock.instant())
                        .minus(LATER)
                        .toMinutes());
        figures.print("responses_429_import", refused());
        if (usersMade() != people + 1) {
            throw new IllegalStateException("Not everybody was imported");
        }
        round("import_noop", this::runImport);
    }

    /** One look, when listings are too old to go by. */
    private void round(String name, Supplier<Optional<ApiFailure>> work) {
        world.clock.advance(LATER);
        world.signIn();
        forget();
        toTheEnd(work);
        figures.print(
                "calls_" + name,
                world.okta.calls().calls().size()
                        + world.ringCentral.calls().calls().size());
    }

    /** Goes on, whenever a vendor lets it, until nothing stops the work before its end. */
    private void toTheEnd(Supplier<Optional<ApiFailure>> work) {
        Optional<ApiFailure> stopped;
        do {
            world.signIn();
            stopped = attempt(work);
            stopped.ifPresent(this::await);
        } while (stopped.isPresent());
    }

    private static Optional<ApiFailure> attempt(Supplier<Optional<ApiFailure>> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            return Optional.of(e.failure());
        }
    }

    /** Returns what stopped it. */
    private Optional<ApiFailure> push() {
        PushResult result = ((Pushes.Pushed) world.push()).result();
        return result.stop().map(stop -> ((PushResult.ByVendor) stop).failure());
    }

    /** Returns what stopped it. */
    private Optional<ApiFailure> runImport() {
        ImportResult result = world.runImport().result();
        return result.stop().map(stop -> ((ImportResult.ByVendor) stop).failure());
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

    /** Those who came to RingCentral, and its administrator. */
    private long usersMade() {
        return world.okta.calls().calls().stream()
                .filter(call -> call.method().equals("POST") && call.path().startsWith("/api/v1/users?"))
                .filter(call -> call.status() == 200)
                .count();
    }

    private long refused() {
        return Stream.concat(world.okta.calls().calls().stream(), world.ringCentral.calls().calls().stream())
                .filter(call -> call.status() == 429)
                .count();
    }
}
