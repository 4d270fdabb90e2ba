package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.cli.CommandFailure;
import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.NetworkOptions;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.Access;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Governor;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes manifests for the RingCentral app that an org has already. */
@Command(
        name = "export",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Writes manifests of the RingCentral app that an Okta org has already: the app, its provisioning settings, and who"
                    + " it is assigned to. Only reads from Okta.",
            "",
            "Credentials are taken from the environment: " + EnvironmentCredentials.EXPECTED + "."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final Pattern ORG_URL = Pattern.compile(
            "https://[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:[1-9][0-9]{0,4})?");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--org-url",
            required = true,
            paramLabel = "URL",
            description = "The org, such as https://acme.okta.com: without -admin, and without a path.")
    private String orgUrl = "";

    @Option(
            names = "--app-id",
            paramLabel = "ID",
            description = "Which app, by its id; needed only where the org has several of --catalog-name.")
    private @Nullable String appId;

    @Option(
            names = "--catalog-name",
            paramLabel = "NAME",
            defaultValue = "ringcentral",
            description = "The app's key in the Okta Integration Network (${DEFAULT-VALUE}).")
    private String catalogName = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "ringcentral",
            description = "Name of the RingCentralIntegration and its settings (${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Namespace to write into the manifests; left out, they have none.")
    private @Nullable String namespace;

    @Option(
            names = "--with-profiles",
            description =
                    "Write each assignment's attributes and user name, too, which the manifests then own. Left out, the"
                            + " mappings go on filling them.")
    private boolean profiles;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write a file for each kind and a kustomization.yaml there, in place of all to the standard output.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace the files of an earlier export in --out.")
    private boolean overwrite;

    @Option(
            names = "--rate-limit-share",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description = "How much of each of the org's rate limits to use, 1 to 100 (${DEFAULT-VALUE}).")
    private int share;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    public ExportCommand() {
        this(System.getenv());
    }

    /** With another environment than the process has. */
    public ExportCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        Wanted wanted = wanted();
        Optional<ExportFolder> folder = Optional.ofNullable(out).map(path -> new ExportFolder(path, overwrite));
        folder.ifPresent(ExportFolder::check);
        OktaCredentials credentials = new EnvironmentCredentials(environment).read();
        Export export = read(wanted, credentials);
        List<String> secret = SecretTemplate.of(credentials);
        folder.ifPresentOrElse(to -> to.write(export, secret), () -> print(export, secret));
        export.summary().forEach(spec.commandLine().getErr()::println);
        return ExitCodes.OK;
    }

    private Wanted wanted() {
        check(
                ORG_URL.matcher(orgUrl).matches() && URI.create(orgUrl).getPort() <= 65_535,
                "--org-url takes https, a host in small letters and no path: https://acme.okta.com");
        check(
                !orgUrl.matches(".*-admin[.](okta|oktapreview|okta-emea)[.]com"),
                "--org-url takes the org's URL without -admin");
        check(NAME.matcher(name).matches(), "--name takes small letters, digits, '-' and '.'");
        check(
                namespace == null || namespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"),
                "--namespace takes small letters, digits and '-'");
        check(share >= 1 && share <= 100, "--rate-limit-share takes a number from 1 to 100");
        check(out != null || !overwrite, "--overwrite goes with --out");
        return new Wanted(URI.create(orgUrl), name, Optional.ofNullable(namespace), profiles);
    }

    private Export read(Wanted wanted, OktaCredentials credentials) {
        Clock clock = Clock.systemUTC();
        try (HttpTransport transport = network.transport()) {
            OktaClient okta = OktaClient.create(
                    new OktaClient.Settings(wanted.orgUrl(), credentials, Optional::empty, Access.ReadOnly, share),
                    transport,
                    new Governor("Okta", clock),
                    clock);
            OrgReader org = new OrgReader(okta, new Patience(until -> sleep(clock, until)));
            App app = one(org.apps(Optional.ofNullable(appId), catalogName));
            return Export.of(wanted, org.read(app));
        } catch (ApiException e) {
            throw new CommandFailure(orgUrl + ": " + e.failure().message(), e);
        }
    }

    private App one(List<App> apps) {
        if (apps.isEmpty()) {
            throw new CommandFailure(
                    appId == null
                            ? "the org has no app of the catalogue entry '" + catalogName
                                    + "': give the app's id with --app-id, as in its address in the Admin Console"
                            : "the org has no app " + appId
                                    + ": give the id in the app's address in the Admin Console");
        }
        if (apps.size() > 1) {
            throw new CommandFailure("the org has " + apps.size() + " apps of the catalogue entry '" + catalogName
                    + "': choose one with --app-id\n"
                    + apps.stream()
                            .map(app -> "  " + app.id() + "  " + app.status() + "  '" + app.label() + "'")
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
        return apps.get(0);
    }

    private void print(Export export, List<String> secret) {
        PrintWriter output = spec.commandLine().getOut();
        output.print(Yaml.comments(secret) + "---\n" + Yaml.documents(export.all()));
        output.flush();
    }

    private void sleep(Clock clock, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative()) {
            return;
        }
        spec.commandLine().getErr().println("waiting " + (left.toSeconds() + 1) + " s for Okta's rate limit");
        try {
            Thread.sleep(left.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
