package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.operator.cli.Failures;
import dev.ringcentralokta.operator.cli.doctor.DoctorCommand;
import dev.ringcentralokta.operator.cli.export.ExportCommand;
import dev.ringcentralokta.operator.cli.plan.PlanCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The subcommands, as a person runs them in a shell. */
final class Cli {

    /** What came of a command. */
    record Run(int code, String out, String err) {}

    @Command(name = "ringcentral-okta-operator")
    private static final class Main {}

    private Cli() {}

    static Run run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine main = Failures.tellBriefly(new CommandLine(new Main())
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new PlanCommand()));
        main.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = main.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
