package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.leadership.LeaderElection;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of an operator that has replicas. */
final class LeaderElectionOptions {

    private static final String LEASE = "ringcentral-okta-operator";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--leader-election",
            arity = "0..1",
            fallbackValue = "true", // else the flag would mean the opposite of the environment
            paramLabel = "BOOLEAN",
            defaultValue = "${env:LEADER_ELECTION:-false}",
            description = "Agree by a Lease with the other replicas on the one that works; with more than one replica."
                    + " LEADER_ELECTION")
    private boolean enabled;

    @Option(
            names = "--lease-name",
            paramLabel = "NAME",
            defaultValue = "${env:LEASE_NAME:-}",
            description = "The Lease that the replicas share (" + LEASE
                    + "; with a watch selector, that and a digest of the" + " selector). LEASE_NAME")
    private String name = "";

    @Option(
            names = "--lease-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "${env:LEASE_NAMESPACE:-${env:POD_NAMESPACE:-}}",
            description = "Its namespace; none: POD_NAMESPACE, else that of the service account. LEASE_NAMESPACE")
    private String namespace = "";

    @Option(
            names = "--lease-identity",
            paramLabel = "NAME",
            defaultValue = "${env:LEASE_IDENTITY:-${env:HOSTNAME:-}}",
            description =
                    "What the Lease calls this replica, and no other; none: HOSTNAME, the pod's name. LEASE_IDENTITY")
    private String identity = "";

    @Option(
            names = "--lease-duration",
            paramLabel = "SECONDS",
            defaultValue = "${env:LEASE_DURATION:-15}",
            description =
                    "After this time without renewal another replica takes over (${DEFAULT-VALUE}). LEASE_DURATION")
    private int duration;

    @Option(
            names = "--lease-renew-deadline",
            paramLabel = "SECONDS",
            defaultValue = "${env:LEASE_RENEW_DEADLINE:-10}",
            description = "After this time without renewal the leader ends (${DEFAULT-VALUE}). LEASE_RENEW_DEADLINE")
    private int renewDeadline;

    @Option(
            names = "--lease-retry-period",
            paramLabel = "SECONDS",
            defaultValue = "${env:LEASE_RETRY_PERIOD:-2}",
            description = "How often the leader renews, and the others try (${DEFAULT-VALUE}). LEASE_RETRY_PERIOD")
    private int retryPeriod;

    /**
     * How to elect; none where the operator has no replicas.
     *
     * @param selector which objects the operator works on: operators that work on others must not stand by for this one
     */
    Optional<LeaderElection> election(Optional<String> selector) {
        if (!enabled) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LeaderElection(
                    namespace.isBlank() ? ownNamespace() : namespace.strip(),
                    name.isBlank() ? lease(selector) : name.strip(),
                    identity.strip(),
                    Duration.ofSeconds(duration),
                    Duration.ofSeconds(renewDeadline),
                    Duration.ofSeconds(retryPeriod)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--leader-election: " + e.getMessage(), e);
        }
    }

    private static String lease(Optional<String> selector) {
        return LEASE
                + selector.map(text -> "-" + Integer.toHexString(text.hashCode()))
                        .orElse("");
    }

    /** That of the pod's service account, or of the kubeconfig's context. */
    private static String ownNamespace() {
        return Optional.ofNullable(Config.autoConfigure(null).getNamespace()).orElse("");
    }
}
