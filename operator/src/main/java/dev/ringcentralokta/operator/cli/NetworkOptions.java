package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of calls to Okta and RingCentral, the operator's own and those of its subcommands. */
public final class NetworkOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--trusted-ca-file",
            paramLabel = "FILE",
            defaultValue = "${env:TRUSTED_CA_FILE:-}",
            description = "PEM file of authorities to trust beside the platform's. TRUSTED_CA_FILE")
    private String trustedCaFile = "";

    @Option(
            names = "--call-timeout",
            paramLabel = "SECONDS",
            defaultValue = "${env:CALL_TIMEOUT:-60}",
            description = "How long one call to Okta or RingCentral may take (${DEFAULT-VALUE}). CALL_TIMEOUT")
    private int callTimeout;

    /**
     * Sends what the clients of the vendors ask for, as far as it changes nothing there; to be closed by the caller.
     *
     * @throws ParameterException where the options say nothing that can be used
     */
    public HttpTransport transport() {
        HttpSettings settings = HttpSettings.defaults().withCallTimeout(callTimeout());
        return new HttpTransport(
                Version.current() + " (" + command.name() + ")",
                trustedCaFile().map(settings::trusting).orElse(settings),
                new ReadsOnly());
    }

    /**
     * How long one call may take.
     *
     * @throws ParameterException where that is no time
     */
    public Duration callTimeout() {
        check(callTimeout >= 1, "--call-timeout takes a number of seconds, 1 or more");
        return Duration.ofSeconds(callTimeout);
    }

    /**
     * Authorities to trust beside the platform's.
     *
     * @throws ParameterException where the file cannot be read
     */
    public Optional<Path> trustedCaFile() {
        Optional<Path> file =
                Optional.of(trustedCaFile).filter(path -> !path.isBlank()).map(Path::of);
        check(
                file.map(Files::isReadable).orElse(true),
                "--trusted-ca-file: '" + trustedCaFile + "' cannot be read; give the path of a PEM file");
        return file;
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
