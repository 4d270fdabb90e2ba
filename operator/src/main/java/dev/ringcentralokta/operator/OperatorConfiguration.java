package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.leadership.LeaderElection;
import dev.ringcentralokta.operator.web.PublicUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the operator runs; {@code docs/configuration.md} lists the flags and environment variables that set it.
 *
 * @param watchNamespaces the namespaces that are watched; none means all
 * @param watchSelector a Kubernetes label selector: only objects with such labels are worked on; empty for all
 * @param reconcilerThreads how many objects are reconciled at the same time, of all kinds
 * @param managementPort the port of health and metrics; 0 takes a free one
 * @param oauthPort the port of the pages that sign in to RingCentral; 0 takes a free one
 * @param publicUrl where people reach these pages; without it there are none
 * @param trustedCaFile certificate authorities trusted beside the platform's, for calls to Okta and RingCentral
 * @param callTimeout how long one call to Okta or RingCentral may take
 * @param shutdownTimeout how long a shutdown waits for the reconciles in flight
 * @param leaderElection how it agrees with its replicas on who works; none where it has none
 */
public record OperatorConfiguration(
        Set<String> watchNamespaces,
        Optional<String> watchSelector,
        int reconcilerThreads,
        int managementPort,
        int oauthPort,
        Optional<PublicUrl> publicUrl,
        Optional<Path> trustedCaFile,
        Duration callTimeout,
        Duration shutdownTimeout,
        Optional<LeaderElection> leaderElection) {

    public OperatorConfiguration {
        watchNamespaces = Set.copyOf(watchNamespaces);
    }

    /** All namespaces, ten threads, management on port 8080, no sign-in pages, a minute for a call, no replicas. */
    public static OperatorConfiguration defaults() {
        return new OperatorConfiguration(
                Set.of(),
                Optional.empty(),
                10,
                8080,
                8081,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Optional.empty());
    }
}
