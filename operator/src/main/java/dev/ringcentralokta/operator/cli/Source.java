package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.connection.Secrets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where manifests and Secrets come from: files, a cluster, or both. */
public final class Source {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description =
                    "Manifests: a file, a folder, or - for the standard input; can be repeated. Secrets in them are"
                            + " looked in before the cluster's.")
    private List<String> files = List.of();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Namespace in the cluster, and of manifests that name none; none: that of the kubeconfig's"
                    + " context.")
    private String namespace = "";

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "All namespaces of the cluster.")
    private boolean allNamespaces;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The cluster; none: that of KUBECONFIG or ~/.kube/config, or the one the pod runs in.")
    private String kubeconfig = "";

    @Option(names = "--context", paramLabel = "NAME", description = "Context of the kubeconfig; none: the current one.")
    private String context = "";

    @Option(names = "--no-cluster", description = "Ask no cluster, even if there is one; with -f.")
    private boolean noCluster;

    /** Whether manifests come from files, and not from the cluster itself. */
    public boolean fromFiles() {
        return !files.isEmpty();
    }

    /** Whether all namespaces are meant. */
    public boolean allNamespaces() {
        return allNamespaces;
    }

    /** The namespace that is meant where nothing else is said. */
    public String namespace(Optional<Cluster> cluster) {
        return namespace.isBlank() ? cluster.map(Cluster::namespace).orElse("default") : namespace.strip();
    }

    /**
     * The cluster; not asked anything yet, so that it is not known whether it answers.
     *
     * @return none where no kubeconfig is found, and none is needed
     * @throws CommandFailure where it is needed, or cannot be what is meant
     */
    public Optional<Cluster> cluster() {
        check(!noCluster || fromFiles(), "--no-cluster needs -f: there is nothing else to read");
        check(!allNamespaces || namespace.isBlank(), "-n and --all-namespaces exclude each other");
        check(!allNamespaces || !fromFiles(), "--all-namespaces and -f exclude each other");
        if (noCluster) {
            return Optional.empty();
        }
        Optional<Config> config = config();
        if (config.isEmpty() && !fromFiles()) {
            throw new CommandFailure(
                    "there is no kubeconfig: set KUBECONFIG or --kubeconfig, or give manifests with -f");
        }
        return config.map(Cluster::of);
    }

    /**
     * What is declared in the files, else in the cluster's namespaces that are meant.
     *
     * @param cluster what {@link #cluster()} has returned
     * @param notes takes what is worth saying beside the result
     * @throws CommandFailure where a manifest cannot be used
     * @throws KubernetesClientException where the cluster does not answer
     */
    public Declared declared(Optional<Cluster> cluster, Consumer<String> notes) {
        return fromFiles()
                ? new ManifestReader(namespace(cluster), System.in, notes).read(files)
                : cluster.orElseThrow().declared(allNamespaces ? Optional.empty() : Optional.of(namespace(cluster)));
    }

    /** Where Secrets are looked for: in what is declared, then in the cluster. */
    public static Secrets secrets(Declared declared, Optional<Cluster> cluster) {
        return new DeclaredSecrets(declared.secrets(), cluster);
    }

    /** A client of the cluster that writes nothing; without a cluster, one for which nothing is there. */
    public static KubernetesClient client(Optional<Cluster> cluster) {
        return cluster.map(Cluster::client).orElseGet(Cluster::none);
    }

    private Optional<Config> config() {
        String chosen = context.isBlank() ? null : context.strip();
        Config config = kubeconfig.isBlank() ? Config.autoConfigure(chosen) : ofFile(chosen);
        if (chosen != null
                && config.getContexts().stream()
                        .noneMatch(known -> known.getName().equals(chosen))) {
            throw new CommandFailure("--context: the kubeconfig has no context '" + chosen + "'");
        }
        boolean found = config.getCurrentContext() != null || System.getenv("KUBERNETES_SERVICE_HOST") != null;
        return found ? Optional.of(config) : Optional.empty();
    }

    private Config ofFile(@Nullable String chosen) {
        File file = new File(kubeconfig);
        if (!file.canRead()) {
            throw new CommandFailure("--kubeconfig: '" + kubeconfig + "' cannot be read");
        }
        try {
            return Config.fromKubeconfig(chosen, file);
        } catch (RuntimeException e) {
            throw new CommandFailure("--kubeconfig: '" + kubeconfig + "' is no kubeconfig", e);
        }
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
