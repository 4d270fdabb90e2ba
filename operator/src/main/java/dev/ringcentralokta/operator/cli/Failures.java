package dev.ringcentralokta.operator.cli;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What is told of a command that fails: one line, no stack trace. A subcommand tells it to the standard error, the operator to its
 * log, and of what it does not know the operator has the stack trace told.
 */
public final class Failures {

    private Failures() {}

    /** Makes {@code main} and its subcommands fail this way. */
    public static CommandLine tellBriefly(CommandLine main) {
        CommandLine.IParameterExceptionHandler usual = main.getParameterExceptionHandler();
        main.setParameterExceptionHandler((exception, arguments) -> isSubcommand(exception.getCommandLine())
                ? misused(exception)
                : usual.handleParseException(exception, arguments));
        main.setExecutionExceptionHandler(Failures::failed);
        return main;
    }

    private static boolean isSubcommand(CommandLine command) {
        return command.getParent() != null;
    }

    private static int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr()
                .println("error: " + oneLine(exception.getMessage()) + " ('"
                        + command.getCommandSpec().name() + " --help' lists the options)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (!isSubcommand(command)) {
            return notStarted(exception);
        }
        LoggerFactory.getLogger(Failures.class).debug("{} failed", command.getCommandName(), exception);
        message(exception).lines().forEach(line -> command.getErr().println("error: " + Printable.text(line)));
        return ExitCodes.FAILED;
    }

    private static int notStarted(Exception exception) throws Exception {
        if (!(exception instanceof CommandFailure)) {
            throw exception;
        }
        Logger logger = LoggerFactory.getLogger(Failures.class);
        logger.error("Not started: {}", exception.getMessage());
        logger.debug("Where that was", exception);
        return ExitCodes.FAILED;
    }

    private static String message(Exception exception) {
        if (exception instanceof CommandFailure failure) {
            return String.valueOf(failure.getMessage());
        }
        if (exception instanceof KubernetesClientException refused) {
            return ofCluster(refused);
        }
        return "this is a mistake of the program, please report it: "
                + exception.getClass().getSimpleName() + ": " + oneLine(exception.getMessage())
                + " (LOG_LEVEL=DEBUG shows where)";
    }

    /** What went wrong with the cluster, and what to do. */
    public static String ofCluster(KubernetesClientException exception) {
        String told = Optional.ofNullable(exception.getStatus())
                .map(Status::getMessage)
                .or(() -> Optional.ofNullable(exception.getCause()).map(Throwable::getMessage))
                .or(() -> Optional.ofNullable(exception.getMessage()))
                .map(Failures::oneLine)
                .orElse("no reason given");
        if (exception.getCode() <= 0) {
            return "the cluster cannot be reached: " + told
                    + "; check the kubeconfig and its context, or in a pod what network policies let it reach";
        }
        return switch (exception.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                "the cluster does not take the credentials of the kubeconfig or service account: " + told;
            case HttpURLConnection.HTTP_FORBIDDEN -> "the cluster does not allow it: " + told;
            default -> "the cluster refused (HTTP " + exception.getCode() + "): " + told;
        };
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).lines().map(String::strip).reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
