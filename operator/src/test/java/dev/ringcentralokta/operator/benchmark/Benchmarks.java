package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.sandbox.conformance.Conformance;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code mvn -q -Pbenchmark -Dscenario=NAME}: runs one scenario, which prints its figures. */
public final class Benchmarks {

    /** A measurement; an exception fails the build, with its message. */
    interface Scenario {
        void run() throws Exception;
    }

    private static final int UNKNOWN_SCENARIO = 2;

    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.of(
            "assignments",
            () -> AssignmentsScenario.run(
                    Integer.getInteger("count", 1000),
                    Integer.getInteger("speed", 0),
                    Path.of(System.getProperty("benchmark.folder", "target/benchmark")),
                    System.out),
            "conformance",
            () -> Conformance.run(Path.of(System.getProperty("cassettes", "")), System.out),
            "governor",
            () -> GovernorScenario.run(System.out),
            "provisioning",
            () -> ProvisioningScenario.run(Integer.getInteger("count", 1000), System.out),
            "startup",
            () -> StartupScenario.run(
                    Integer.getInteger("count", 1000),
                    Stream.of(System.getProperty("jvms", System.getProperty("java.home"))
                                    .split(","))
                            .map(Path::of)
                            .toList(),
                    Path.of(System.getProperty("classes", "target/classes")),
                    System.getProperty("libraries", ""),
                    Path.of(System.getProperty("project.root", ".."), "operator/src/main/jib/app/jvm.options"),
                    Path.of(System.getProperty("benchmark.folder", "target/benchmark")),
                    System.out)));

    private Benchmarks() {}

    /**
     * Runs the named scenario, and ends with exit code 2 where there is none of that name.
     *
     * @param args the name of the scenario
     */
    public static void main(String[] args) throws Exception {
        Scenario scenario = args.length == 1 ? SCENARIOS.get(args[0]) : null;
        if (scenario == null) {
            System.out.println("Name a scenario by -Dscenario=NAME: " + String.join(", ", SCENARIOS.keySet()));
            System.out.flush();
            System.exit(UNKNOWN_SCENARIO);
        } else {
            scenario.run();
        }
        System.out.flush();
    }
}
