package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.cli.Cluster;
import dev.ringcentralokta.operator.cli.Declared;
import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.OutputOption;
import dev.ringcentralokta.operator.cli.Source;
import dev.ringcentralokta.operator.cli.Version;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what the operator would change, and changes nothing. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = "Says what the operator would change in Okta and RingCentral, and changes nothing.")
public final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Source source = new Source();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Optional<Cluster> cluster = source.cluster();
        try {
            Declared declared =
                    source.declared(cluster, note -> spec.commandLine().getErr().println(note));
            output.print(() -> declared + System.lineSeparator(), Map.of("declared", declared.toString()));
            return ExitCodes.OK;
        } finally {
            cluster.ifPresent(Cluster::close);
        }
    }
}
