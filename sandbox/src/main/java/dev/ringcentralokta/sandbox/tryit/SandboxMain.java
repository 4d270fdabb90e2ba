package dev.ringcentralokta.sandbox.tryit;

import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mvn -q -Psandbox}: the whole product against simulated vendors, until Ctrl-C. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the operator against a simulated Okta and RingCentral and an embedded Kubernetes API.")
public final class SandboxMain implements Callable<Integer> {

    private static final Duration ROUND = Duration.ofMillis(700);

    @Option(names = "--crds", required = true, paramLabel = "DIR", description = "Folder of the CRDs")
    private Path crds = Path.of("crds");

    @Option(names = "--manifests", required = true, paramLabel = "DIR", description = "Folder of the manifests")
    private Path manifests = Path.of("config", "samples");

    @Option(names = "--operator", required = true, paramLabel = "JAR", description = "The operator's runnable jar")
    private Path operator = Path.of("operator.jar");

    @Option(
            names = "--cluster",
            defaultValue = "embedded",
            description =
                    "embedded: a Kubernetes API of the sandbox; current: that of your kubeconfig (${DEFAULT-VALUE})")
    private SandboxOptions.Cluster cluster = SandboxOptions.Cluster.embedded;

    @Option(
            names = "--admin",
            defaultValue = "simulated",
            description =
                    "simulated: does each manual step a moment after it is asked for; none: you do (${DEFAULT-VALUE})")
    private SandboxOptions.Admin admin = SandboxOptions.Admin.simulated;

    @Option(
            names = "--provisioning-api",
            defaultValue = "refused",
            description = "refused: as a real org does; supported: Okta's API sets provisioning up (${DEFAULT-VALUE})")
    private SandboxOptions.ProvisioningApi provisioningApi = SandboxOptions.ProvisioningApi.refused;

    @Option(
            names = "--sign-in",
            defaultValue = "jwt",
            description =
                    "jwt: the operator signs in to RingCentral by itself; person: an administrator does, on its page"
                            + " (${DEFAULT-VALUE})")
    private SandboxOptions.SignIn signIn = SandboxOptions.SignIn.jwt;

    @Option(
            names = "--people",
            defaultValue = "usual",
            description =
                    "usual: most people of RingCentral are in Okta, too; differences: also people in whom the two differ in"
                            + " each way, and few free licences (${DEFAULT-VALUE})")
    private SandboxOptions.People people = SandboxOptions.People.usual;

    @Option(
            names = "--provisioner",
            defaultValue = "okta",
            description =
                    "okta: Okta's own integration carries people; operator: the operator does, both ways, and nobody clicks"
                            + " (${DEFAULT-VALUE})")
    private SandboxOptions.Provisioner provisioner = SandboxOptions.Provisioner.okta;

    @Option(names = "--once", description = "End when all samples are Ready (exit code 0) or time is up (1)")
    private boolean once;

    @Option(
            names = "--timeout",
            defaultValue = "120s",
            converter = Seconds.class,
            description = "How long --once waits (${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofMinutes(2);

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<String> told = new HashSet<>();

    /** Runs the sandbox. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SandboxMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        Path folder = Files.createTempDirectory("ringcentral-okta-sandbox");
        SandboxOptions options = new SandboxOptions(
                crds, manifests, operator, cluster, admin, provisioningApi, signIn, people, provisioner);
        System.out.println("Starting the simulated Okta and RingCentral, the Kubernetes API and the operator ...");
        try (Sandbox sandbox = Sandbox.start(options, folder)) {
            return run(sandbox, System.out);
        } finally {
            stopped.countDown();
        }
    }

    private int run(Sandbox sandbox, PrintStream out) throws InterruptedException {
        LiveTable table = new LiveTable(out, onTerminal());
        introduce(sandbox, out);
        SimulatedAdmin person = new SimulatedAdmin(
                sandbox.client(), Sandbox.NAMESPACE, sandbox.okta().adminConsole(), sandbox::browser, table::say);
        Instant deadline = Instant.now().plus(timeout);
        boolean celebrated = false;
        while (!interrupted.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
            List<Row> rows = rows(sandbox);
            table.show(rows);
            helpPerson(sandbox, person, table);
            boolean ready = !rows.isEmpty() && rows.stream().allMatch(Row::isReady);
            if (once && ready) {
                out.println("Everything that the samples declare is in place.");
                return 0;
            }
            if (ready && !celebrated) {
                celebrated = true;
                suggest(sandbox, provisioner, out);
            }
            if (!sandbox.operator().isAlive() || (once && Instant.now().isAfter(deadline))) {
                return missing(sandbox, rows, out);
            }
        }
        out.println();
        out.println("Stopping ...");
        return 0;
    }

    /** Asked of the shell: {@code System.console()} no longer tells since Java 22. */
    private static boolean onTerminal() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private static List<Row> rows(Sandbox sandbox) {
        return Kinds.all(sandbox.client(), Sandbox.NAMESPACE).map(Row::of).toList();
    }

    private void helpPerson(Sandbox sandbox, SimulatedAdmin person, LiveTable table) {
        if (admin == SandboxOptions.Admin.simulated) {
            person.round();
            return;
        }
        Kinds.all(sandbox.client(), Sandbox.NAMESPACE)
                .flatMap(resource -> ManualStep.of(resource).stream())
                .filter(step -> told.add(step.what() + " " + step.where()))
                .forEach(step -> table.say("You are asked: " + step.what() + help(sandbox, step)));
    }

    private static String help(Sandbox sandbox, ManualStep step) {
        if (step.asksForSignIn()) {
            return "\n  The link, which works once: " + step.where() + "\n  Sign in as " + RingCentralSeed.ADMINISTRATOR
                    + " with " + RingCentralSeed.ADMINISTRATOR_PASSWORD
                    + ". Your browser will warn of the sandbox's own"
                    + "\n  certificate on " + sandbox.ringCentralUrl().getHost() + ": choose Advanced, and proceed.";
        }
        return step.body()
                .map(body -> "\n  Here, this call does it: curl -X POST " + sandbox.controlUrl() + step.controlPath()
                        + " -H 'Content-Type: application/json' -d '" + body + "'")
                .orElse("");
    }

    private static void introduce(Sandbox sandbox, PrintStream out) {
        out.println("  Okta         " + sandbox.okta().url());
        out.println("  RingCentral  " + sandbox.ringCentralUrl());
        out.println("  its people   " + sandbox.userList() + " (Admin Portal, Users > User List)");
        out.println("  sign in as   " + RingCentralSeed.ADMINISTRATOR + " with "
                + RingCentralSeed.ADMINISTRATOR_PASSWORD + " at RingCentral; the admin pages ask for no login");
        out.println("  control      " + sandbox.controlUrl() + " (call counts, faults, what a person clicks)");
        sandbox.kubeconfig().ifPresent(file -> out.println("  kubeconfig   " + file));
        out.println("  operator log " + sandbox.operator().log());
        out.println();
    }

    private static void suggest(Sandbox sandbox, SandboxOptions.Provisioner provisioner, PrintStream out) {
        String kubectl =
                sandbox.kubeconfig().map(file -> "kubectl --kubeconfig " + file).orElse("kubectl");
        out.println();
        out.println("Everything that the samples declare is in place. Try next:");
        out.println("  " + kubectl + " get rcint,provset,appasn");
        if (provisioner == SandboxOptions.Provisioner.operator) {
            out.println("  a browser at " + sandbox.userList() + ": who is in RingCentral now");
            out.println("  " + kubectl + " annotate --overwrite provset ringcentral"
                    + " ringcentral-okta.dev/import-requested-at=$(date +%s)");
            out.println("  " + kubectl + " get provset ringcentral -o yaml; " + kubectl + " get events");
        } else {
            out.println("  " + kubectl + " patch rcint ringcentral --type merge -p"
                    + " '{\"spec\":{\"application\":{\"label\":\"RingCentral EU\"}}}'");
        }
        out.println("  " + kubectl + " describe rcint ringcentral");
        sandbox.kubeconfig().ifPresent(file -> out.println("The kubeconfig of this cluster is " + file));
        out.println("Ctrl-C ends the sandbox.");
    }

    private static int missing(Sandbox sandbox, List<Row> rows, PrintStream out) {
        out.println();
        if (!sandbox.operator().isAlive()) {
            out.println("The operator has ended by itself; its log is "
                    + sandbox.operator().log());
        }
        out.println("Not Ready:");
        rows.stream()
                .filter(row -> !row.isReady())
                .forEach(row ->
                        out.println("  " + row.kind() + "/" + row.name() + ": " + row.reason() + ": " + row.message()));
        return 1;
    }

    private void stop() {
        interrupted.countDown();
        try {
            if (!stopped.await(1, TimeUnit.MINUTES)) {
                System.err.println("The sandbox did not stop within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads {@code 90s} or {@code 2m}. */
    static final class Seconds implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d{1,6}[sm]")) {
                throw new CommandLine.TypeConversionException(
                        "'" + text + "' is not a time; write for example 120s or 2m");
            }
            long amount = Long.parseLong(text.substring(0, text.length() - 1));
            return text.endsWith("m") ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount);
        }
    }
}
