package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** What starting costs, and how much memory the operator takes, by the options of the JVM. */
final class StartupScenario {

    /** Odd, for the one in the middle. */
    private static final int STARTS = 3;

    /** What a JVM in a pod with the chart's limits chooses by itself: this machine has more. */
    private static final List<String> POD = List.of("-XX:+UseSerialGC", "-XX:MaxRAM=512m");

    private static final String C1 = "-XX:TieredStopAtLevel=1";
    private static final String COMPACT_HEADERS = "-XX:+UseCompactObjectHeaders";

    private final Path folder;
    private final String classPath;
    private final Path imageOptions;
    private final Figures figures;

    private StartupScenario(Path folder, String classPath, Path imageOptions, Figures figures) {
        this.folder = folder;
        this.classPath = classPath;
        this.imageOptions = imageOptions;
        this.figures = figures;
    }

    /**
     * Prints the figures.
     *
     * @param people how many assignments make the cluster that is not empty
     * @param jvms the Java runtimes to measure
     * @param classes the operator's own
     * @param libraries the jars that it needs, as a class path
     * @param imageOptions the file with the image's options for the JVM
     */
    static void run(
            int people,
            List<Path> jvms,
            Path classes,
            String libraries,
            Path imageOptions,
            Path folder,
            PrintStream out)
            throws IOException {
        Files.createDirectories(folder);
        String classPath = jar(classes, folder) + File.pathSeparator + libraries;
        StartupScenario scenario = new StartupScenario(folder, classPath, imageOptions, new Figures(out));
        try (AssignmentsWorld empty = world();
                AssignmentsWorld full = world()) {
            scenario.fill(full, people, Jvm.at(jvms.get(0)));
            for (Path home : jvms) {
                Jvm jvm = Jvm.at(home);
                for (Map.Entry<String, List<String>> variant :
                        scenario.variants(jvm, empty).entrySet()) {
                    scenario.measure(jvm, variant.getKey(), variant.getValue(), empty, full);
                }
            }
        }
    }

    /** As in the image: an archive of classes takes jars only. */
    private static Path jar(Path classes, Path folder) {
        Path jar = folder.resolve("operator.jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.err, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".")
                != 0) {
            throw new IllegalStateException("No jar could be made of " + classes);
        }
        return jar;
    }

    private static AssignmentsWorld world() throws IOException {
        return new AssignmentsWorld(
                new FastClock(Instant.now(), 1), OktaOptions.defaults().withGenerousLimits());
    }

    /** Has all assigned, so that a later start has them to look at and nothing to do. */
    private void fill(AssignmentsWorld world, int people, Jvm jvm) throws IOException {
        world.populate(people, 0);
        world.integrate("24h");
        try (StartedOperator operator = start(jvm, POD, world, "fill")) {
            await(world::hasApp);
            world.doManualSteps();
            await(world::open);
            world.apply(IntStream.range(0, people)
                    .mapToObj(number -> AssignmentsWorld.person(number, ""))
                    .toList());
            await(() -> world.progress().assigned() == people);
            operator.awaitQuiet();
        }
    }

    /** The options by a name each; archives of classes are made on the way. */
    private Map<String, List<String>> variants(Jvm jvm, AssignmentsWorld world) throws IOException {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put("pod", POD);
        variants.put("g1", with(POD, "-XX:-UseSerialGC", "-XX:+UseG1GC"));
        variants.put("c1", with(POD, C1));
        Path archive = folder.resolve(jvm.feature() + ".jsa");
        train(jvm, with(POD, "-XX:ArchiveClassesAtExit=" + archive), world);
        variants.put("appcds", with(POD, "-XX:SharedArchiveFile=" + archive));
        variants.put("c1_appcds", with(POD, C1, "-XX:SharedArchiveFile=" + archive));
        if (jvm.feature() >= 25) {
            Path cache = folder.resolve(jvm.feature() + ".aot");
            train(jvm, with(POD, "-XX:AOTCacheOutput=" + cache), world);
            variants.put("aot", with(POD, "-XX:AOTCache=" + cache));
            variants.put("c1_aot", with(POD, C1, "-XX:AOTCache=" + cache));
            variants.put("compact_headers", with(POD, COMPACT_HEADERS));
        }
        variants.put("image", List.of("-XX:MaxRAM=512m", "@" + imageOptions));
        return variants;
    }

    private void train(Jvm jvm, List<String> options, AssignmentsWorld world) throws IOException {
        try (StartedOperator operator = start(jvm, options, world, "train")) {
            operator.awaitQuiet();
        }
    }

    private void measure(Jvm jvm, String variant, List<String> options, AssignmentsWorld empty, AssignmentsWorld full)
            throws IOException {
        List<Long> ready = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        List<Long> rss = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (StartedOperator operator = start(jvm, options, empty, variant)) {
                operator.awaitQuiet();
                ready.add(operator.readyMillis());
                cpu.add(operator.readyCpuMillis());
                rss.add(operator.rssMib());
            }
        }
        String name = "java" + jvm.feature() + "_" + variant;
        figures.print(name + "_ready_ms", Figures.percentile(ready, 50));
        figures.print(name + "_ready_cpu_ms", Figures.percentile(cpu, 50));
        figures.print(name + "_rss_mib_idle", Figures.percentile(rss, 50));
        try (StartedOperator operator = start(jvm, options, full, variant + "-full")) {
            operator.awaitQuiet();
            figures.print(name + "_cpu_ms_full", operator.cpuMillis());
            figures.print(name + "_rss_mib_full", operator.rssMib());
        }
    }

    private StartedOperator start(Jvm jvm, List<String> options, AssignmentsWorld world, String log)
            throws IOException {
        return StartedOperator.start(
                jvm.java(),
                options,
                classPath,
                world.kubernetes().url(),
                world.writeAuthority(folder),
                folder.resolve("java" + jvm.feature() + "-" + log + ".log"));
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private static void await(Callable<Boolean> done) {
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(done);
    }
}
