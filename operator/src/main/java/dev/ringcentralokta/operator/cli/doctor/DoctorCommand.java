package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.cli.Cluster;
import dev.ringcentralokta.operator.cli.Declared;
import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.NetworkOptions;
import dev.ringcentralokta.operator.cli.OutputOption;
import dev.ringcentralokta.operator.cli.Source;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.session.SessionInspection;
import dev.ringcentralokta.operator.session.TokenCustody;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at what the operator needs, and says what to do where it is not there. */
@Command(
        name = "doctor",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description =
                "Looks at what the operator needs: the cluster, Secrets, Okta's org, rights and limits, the app, RingCentral's"
                        + " session, permissions and Directory Integration. Says what to do where something is not as it should be. Only"
                        + " reads, and never touches the session with RingCentral.")
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Source source = new Source();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Override
    public Integer call() {
        Optional<Cluster> cluster = source.cluster();
        try (HttpTransport transport = network.transport()) {
            Diagnosis diagnosis = Diagnosis.of(examine(cluster, transport));
            output.print(diagnosis::text, diagnosis);
            return diagnosis.exitCode();
        } finally {
            cluster.ifPresent(Cluster::close);
        }
    }

    private List<Examination> examine(Optional<Cluster> cluster, HttpTransport transport) {
        Examination ofCluster = new ClusterChecks(cluster).examine();
        List<Examination> examinations = new ArrayList<>(List.of(ofCluster));
        if (!source.fromFiles() && !ClusterChecks.answers(ofCluster)) {
            return examinations;
        }
        Declared declared = source.declared(cluster, spec.commandLine().getErr()::println);
        if (declared.integrations().isEmpty()) {
            examinations.add(noIntegration());
            return examinations;
        }
        Clock clock = Clock.systemUTC();
        Secrets secrets = Source.secrets(declared, cluster);
        RingCentralClients ringCentral = new RingCentralClients(transport, clock);
        OktaChecks okta = new OktaChecks(secrets, new OktaConnections(secrets, transport, clock), clock);
        RingCentralChecks inRingCentral = new RingCentralChecks(
                ringCentral,
                new SessionInspection(secrets, new TokenCustody(Source.client(cluster), clock), ringCentral, clock));
        declared.integrations().stream()
                .map(integration -> ofFiles(integration, cluster))
                .map(integration -> new Examination(
                        name(integration),
                        Stream.concat(
                                        okta
                                                .examine(
                                                        integration,
                                                        assignments(declared, integration),
                                                        imports(declared, integration))
                                                .stream(),
                                        inRingCentral.examine(integration, assignments(declared, integration)).stream())
                                .toList()))
                .forEach(examinations::add);
        return examinations;
    }

    private Examination noIntegration() {
        return new Examination(
                "RingCentralIntegration",
                List.of(
                        Check.failed(
                                "Declared",
                                "there is none to look at",
                                source.fromFiles()
                                        ? "Give the file that has it with -f."
                                        : "Choose its namespace with -n or all with -A, or give the file that has it with -f.")));
    }

    /** What a file declares may be in the cluster by now; only there is a session, and a status. */
    private RingCentralIntegration ofFiles(RingCentralIntegration integration, Optional<Cluster> cluster) {
        if (source.fromFiles()) {
            cluster.flatMap(live -> live(integration, live)).ifPresent(live -> {
                integration.getMetadata().setUid(live.getMetadata().getUid());
                integration.setStatus(live.getStatus());
            });
        }
        return integration;
    }

    private static Optional<RingCentralIntegration> live(RingCentralIntegration integration, Cluster cluster) {
        try {
            return Optional.ofNullable(cluster.client()
                    .resources(RingCentralIntegration.class)
                    .inNamespace(integration.getMetadata().getNamespace())
                    .withName(integration.getMetadata().getName())
                    .get());
        } catch (KubernetesClientException told) { // by the checks of the cluster
            return Optional.empty();
        }
    }

    private static String name(RingCentralIntegration integration) {
        return "RingCentralIntegration " + integration.getMetadata().getNamespace() + "/"
                + integration.getMetadata().getName();
    }

    private static int assignments(Declared declared, RingCentralIntegration integration) {
        return (int) declared.assignments().stream()
                .filter(assignment -> refers(assignment, assignment.getSpec().integrationRef(), integration))
                .count();
    }

    private static boolean imports(Declared declared, RingCentralIntegration integration) {
        return declared.settings().stream()
                .filter(settings -> refers(settings, settings.getSpec().integrationRef(), integration))
                .anyMatch(settings -> settings.getSpec().toOkta() != null);
    }

    private static boolean refers(
            HasMetadata object, IntegrationReference reference, RingCentralIntegration integration) {
        return reference.name().equals(integration.getMetadata().getName())
                && IntegrationResolver.namespaceOf(
                                reference, object.getMetadata().getNamespace())
                        .equals(integration.getMetadata().getNamespace());
    }
}
