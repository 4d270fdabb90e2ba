package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.cli.Cluster;
import dev.ringcentralokta.operator.cli.CommandFailure;
import dev.ringcentralokta.operator.cli.Declared;
import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.NetworkOptions;
import dev.ringcentralokta.operator.cli.OutputOption;
import dev.ringcentralokta.operator.cli.Source;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.http.HttpTransport;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what the operator would change, and changes nothing. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = "Says what the operator would change in Okta and RingCentral, and changes nothing.",
        footer = {
            "",
            "With -f: as if the manifests were applied to the cluster, if there is one. Without: for what is in the cluster.",
            "Exit codes: 0 nothing to do, 2 something to do, 1 the plan is not complete, 64 wrong usage."
        })
public final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Source source = new Source();

    @Option(
            names = "--prune",
            description =
                    "With -f: what is in the cluster, in a namespace of the manifests, and not among them, is taken as"
                            + " deleted.")
    private boolean prune;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait for rate limits, all in all (${DEFAULT-VALUE}).")
    private int timeout;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        if (timeout < 0) {
            throw new ParameterException(spec.commandLine(), "--timeout takes a number of seconds");
        }
        if (prune && !source.fromFiles()) {
            throw new ParameterException(spec.commandLine(), "--prune needs -f");
        }
        Optional<Cluster> cluster = source.cluster();
        try (HttpTransport transport = network.transport();
                KubernetesClient client = Source.client(cluster)) {
            PlanResult plan = plan(cluster, client, transport);
            output.print(() -> PlanText.of(plan), plan);
            return plan.summary().problems() > 0
                    ? ExitCodes.FAILED
                    : plan.hasChanges() ? ExitCodes.CHANGES : ExitCodes.OK;
        }
    }

    private PlanResult plan(Optional<Cluster> cluster, KubernetesClient client, HttpTransport transport) {
        Clock clock = Clock.systemUTC();
        Declared declared = source.declared(cluster, this::note);
        if (declared.customResources().findAny().isEmpty()) {
            throw new CommandFailure(
                    "There is nothing to plan: no manifest of ours is there. Check -f, the namespace (-n, -A)"
                            + " and the cluster (--context)");
        }
        Declared live = cluster.map(there -> there.around(declared, this::note)).orElseGet(Declared::nothing);
        return new Planner(
                        AsApplied.of(declared, live, prune, clock),
                        client,
                        Source.secrets(declared, cluster),
                        transport,
                        clock,
                        Duration.ofSeconds(timeout))
                .plan();
    }

    private void note(String note) {
        spec.commandLine().getErr().println(note);
    }
}
