package dev.ringcentralokta.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.leadership.LeaderElection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LeaderElectionOptionsTest {

    private final OperatorMain operator = new OperatorMain();

    @Test
    void oneReplicaElectsNobody() {
        parse();

        assertThat(operator.configuration().leaderElection()).isEmpty();
    }

    @Test
    void takesKubernetesOwnTimesForReplicas() {
        parse("--leader-election", "--lease-namespace=system", "--lease-identity=pod-a");

        assertThat(operator.configuration().leaderElection())
                .hasValue(new LeaderElection(
                        "system",
                        "ringcentral-okta-operator",
                        "pod-a",
                        LeaderElection.LEASE_DURATION,
                        LeaderElection.RENEW_DEADLINE,
                        LeaderElection.RETRY_PERIOD));
    }

    @Test
    void operatorsOfOtherShardsHaveOtherLeases() {
        assertThat(lease("ringcentral-okta.dev/shard=a"))
                .startsWith("ringcentral-okta-operator-")
                .isEqualTo(lease("ringcentral-okta.dev/shard=a"))
                .isNotEqualTo(lease("!ringcentral-okta.dev/shard"));
    }

    private static String lease(String selector) {
        OperatorMain operator = new OperatorMain();
        new CommandLine(operator)
                .parseArgs(
                        "--watch-selector=" + selector,
                        "--leader-election",
                        "--lease-namespace=system",
                        "--lease-identity=pod-a");
        return operator.configuration().leaderElection().orElseThrow().lease();
    }

    @Test
    void theFlagWins() {
        parse("--leader-election=false", "--lease-namespace=system", "--lease-identity=pod-a");

        assertThat(operator.configuration().leaderElection()).isEmpty();
    }

    @Test
    void takesOtherTimes() {
        parse(
                "--leader-election",
                "--lease-namespace=system",
                "--lease-identity=pod-a",
                "--lease-duration=60",
                "--lease-renew-deadline=40",
                "--lease-retry-period=5");

        assertThat(operator.configuration().leaderElection()).hasValueSatisfying(election -> {
            assertThat(election.leaseDuration()).isEqualTo(Duration.ofSeconds(60));
            assertThat(election.renewDeadline()).isEqualTo(Duration.ofSeconds(40));
            assertThat(election.retryPeriod()).isEqualTo(Duration.ofSeconds(5));
        });
    }

    @Test
    void saysWhatDoesNotFit() {
        parse("--leader-election", "--lease-namespace=system", "--lease-identity=pod-a", "--lease-duration=10");

        assertThatThrownBy(operator::configuration)
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageStartingWith("--leader-election: the lease duration (10 s) has to be longer than the renew"
                        + " deadline (10 s)");
    }

    private void parse(String... arguments) {
        new CommandLine(operator).parseArgs(arguments);
    }
}
