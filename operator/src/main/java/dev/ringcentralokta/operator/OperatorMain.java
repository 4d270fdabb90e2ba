package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.cli.CommandFailure;
import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.Failures;
import dev.ringcentralokta.operator.cli.Logs;
import dev.ringcentralokta.operator.cli.NetworkOptions;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.cli.doctor.DoctorCommand;
import dev.ringcentralokta.operator.cli.export.ExportCommand;
import dev.ringcentralokta.operator.cli.plan.PlanCommand;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.web.PortException;
import dev.ringcentralokta.operator.web.PublicUrl;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads the configuration, starts the operator, and ends with it; or runs a subcommand instead. */
@Command(
        name = "ringcentral-okta-operator",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        subcommands = {PlanCommand.class, ExportCommand.class, DoctorCommand.class},
        description = "Keeps the RingCentral and Okta integration as the cluster's manifests declare it. Without a"
                + " subcommand it runs as the operator.",
        footer = {
            "",
            "Each option can be given as the environment variable named with it; the option wins.",
            "The cluster is that of the KUBECONFIG, or the one the pod runs in.",
            "LOG_LEVEL (INFO) and LOG_FORMAT (text, json) set the logs."
        })
public final class OperatorMain implements Callable<Integer> {

    private static final Set<String> LOG_FORMATS = Set.of("text", "json");
    private static final Set<String> LOG_LEVELS = Set.of("error", "warn", "info", "debug", "trace");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--watch-namespaces",
            split = ",",
            paramLabel = "NAMESPACE",
            defaultValue = "${env:WATCH_NAMESPACES:-}",
            description = "Namespaces to watch, separated by commas; none: all of them. WATCH_NAMESPACES")
    private List<String> watchNamespaces = List.of();

    @Option(
            names = "--watch-selector",
            paramLabel = "SELECTOR",
            defaultValue = "${env:WATCH_SELECTOR:-}",
            description = "Work on objects with these labels only, such as ringcentral-okta.dev/shard=a or"
                    + " !ringcentral-okta.dev/shard; none: on all. WATCH_SELECTOR")
    private String watchSelector = "";

    @Option(
            names = "--reconciler-threads",
            paramLabel = "N",
            defaultValue = "${env:RECONCILER_THREADS:-10}",
            description = "Objects that are worked on at the same time (${DEFAULT-VALUE}). RECONCILER_THREADS")
    private int reconcilerThreads;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            defaultValue = "${env:MANAGEMENT_PORT:-8080}",
            description = "Port of /livez, /readyz and /metrics; 0: a free one (${DEFAULT-VALUE}). MANAGEMENT_PORT")
    private int managementPort;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:PUBLIC_URL:-}",
            description = "Where administrators reach the pages that sign in to RingCentral, such as"
                    + " https://ringcentral-okta.acme.com; none: no such pages. PUBLIC_URL")
    private String publicUrl = "";

    @Option(
            names = "--oauth-port",
            paramLabel = "PORT",
            defaultValue = "${env:OAUTH_PORT:-8081}",
            description = "Port of these pages; 0: a free one (${DEFAULT-VALUE}). OAUTH_PORT")
    private int oauthPort;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--shutdown-timeout",
            paramLabel = "SECONDS",
            defaultValue = "${env:SHUTDOWN_TIMEOUT:-20}",
            description = "How long a shutdown waits for work in flight (${DEFAULT-VALUE}). SHUTDOWN_TIMEOUT")
    private int shutdownTimeout;

    @Mixin
    private LeaderElectionOptions leaderElection = new LeaderElectionOptions();

    /** Runs the operator until the process is asked to end, or a subcommand until it is done. */
    public static void main(String[] args) {
        CommandLine commandLine = commandLine();
        commandLine.setExecutionStrategy(parsed -> {
            if (parsed.hasSubcommand()) {
                Logs.toStandardError(); // of the whole process, so not where others run commands in theirs
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        System.exit(commandLine.execute(args));
    }

    /** What {@code main} runs, but for the logs. */
    public static CommandLine commandLine() {
        return Failures.tellBriefly(new CommandLine(new OperatorMain()));
    }

    @Override
    public Integer call() throws InterruptedException {
        String format = System.getenv().getOrDefault("LOG_FORMAT", "text");
        check(
                LOG_FORMATS.contains(format),
                "LOG_FORMAT: '" + format + "' is none; write text or json"); // else nothing is logged
        String level = System.getenv().getOrDefault("LOG_LEVEL", "info");
        check(
                LOG_LEVELS.contains(level.toLowerCase(Locale.ROOT)),
                "LOG_LEVEL: '" + level + "' is none; write error, warn, info, debug or trace"); // else it is debug
        OperatorConfiguration configuration = configuration();
        Logger logger = LoggerFactory.getLogger(OperatorMain.class); // not before: a subcommand sends logs elsewhere
        Ending ending = Ending.install();
        try (KubernetesClient client = client();
                OperatorApplication application = start(configuration, client)) {
            ending.isWaitedFor();
            logger.info(
                    "ringcentral-okta-operator {} started; health and metrics on port {}",
                    Version.current(),
                    application.managementPort());
            configuration
                    .publicUrl()
                    .ifPresent(url -> logger.info(
                            "Sign-in pages at {}; register {} as a redirect URI of the RingCentral app",
                            url,
                            url.callback()));
            ending.awaitRequest();
            logger.info("Ending: finishing what is in flight");
        } finally {
            ending.done();
        }
        return ExitCodes.OK;
    }

    private static KubernetesClient client() {
        try {
            return new KubernetesClientBuilder().build();
        } catch (RuntimeException e) { // of fabric8 or of its YAML parser
            throw new CommandFailure("the kubeconfig cannot be used: " + e.getMessage(), e);
        }
    }

    private static OperatorApplication start(OperatorConfiguration configuration, KubernetesClient client) {
        Clock clock = Clock.systemUTC();
        try {
            return OperatorApplication.start(configuration, client, clock, new Cadence(clock), OperatorMain::endAtOnce);
        } catch (PortException | IllegalArgumentException e) { // a port, or a file of authorities that holds none
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Not by {@link System#exit}: nothing that is in flight may go on, as another operator works by now. */
    private static void endAtOnce() {
        Runtime.getRuntime().halt(ExitCodes.LEADERSHIP_LOST);
    }

    /**
     * SIGTERM and Ctrl-C: the virtual machine ends only when the operator has let go of everything. While it still starts, and
     * perhaps waits for the cluster, there is nothing to let go of.
     */
    private record Ending(CountDownLatch requested, CountDownLatch finished, AtomicBoolean waitedFor) {

        private static Ending install() {
            Ending ending = new Ending(new CountDownLatch(1), new CountDownLatch(1), new AtomicBoolean());
            Runtime.getRuntime().addShutdownHook(new Thread(ending::request, "shutdown"));
            return ending;
        }

        private void request() {
            requested.countDown();
            if (!waitedFor.get()) {
                return;
            }
            try {
                finished.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void isWaitedFor() {
            waitedFor.set(true);
        }

        private void awaitRequest() throws InterruptedException {
            requested.await();
        }

        private void done() {
            finished.countDown();
        }
    }

    OperatorConfiguration configuration() {
        Optional<String> selector = Optional.of(watchSelector.strip()).filter(text -> !text.isEmpty());
        check(
                selector.map(SelectorSyntax::isSelector).orElse(true),
                "--watch-selector: '" + watchSelector
                        + "' is no label selector; write key=value, key!=value, key, !key,"
                        + " key in (a,b) or key notin (a,b), several separated by commas");
        check(reconcilerThreads >= 1 && reconcilerThreads <= 200, "--reconciler-threads takes a number from 1 to 200");
        check(managementPort >= 0 && managementPort <= 65_535, "--management-port takes a number from 0 to 65535");
        check(oauthPort >= 0 && oauthPort <= 65_535, "--oauth-port takes a number from 0 to 65535");
        check(
                publicUrl.isBlank() || oauthPort == 0 || oauthPort != managementPort,
                "--oauth-port and --management-port have to differ: the management port is not for browsers");
        check(shutdownTimeout >= 0, "--shutdown-timeout takes a number of seconds");
        return new OperatorConfiguration(
                Set.copyOf(watchNamespaces.stream()
                        .map(String::strip)
                        .filter(namespace -> !namespace.isEmpty())
                        .toList()),
                selector,
                reconcilerThreads,
                managementPort,
                oauthPort,
                publicUrl.isBlank() ? Optional.empty() : Optional.of(parsedPublicUrl()),
                network.trustedCaFile(),
                network.callTimeout(),
                Duration.ofSeconds(shutdownTimeout),
                leaderElection.election(selector));
    }

    private PublicUrl parsedPublicUrl() {
        try {
            return PublicUrl.parse(publicUrl.strip());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--public-url: " + e.getMessage() + "; example: https://ringcentral-okta.acme.com",
                    e);
        }
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
