package dev.ringcentralokta.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderElectionTest {

    @Test
    void takesWhatKubernetesTakes() {
        assertThat(election("system", "operator", "pod-a", 15, 10, 2).leaseDuration())
                .isEqualTo(LeaderElection.LEASE_DURATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no_name | operator | pod-a | 15 | 10 | 2 | 'no_name' cannot be the namespace of the Lease: give the pod's own
                    system | My_Lease | pod-a | 15 | 10 | 2 | 'My_Lease' cannot name a Lease
                    system | operator | ''    | 15 | 10 | 2 | give its pod's name, by fieldRef metadata.name
                    system | operator | a(b)  | 15 | 10 | 2 | 'a(b)' cannot name this process
                    system | operator | pod-a | 15 | 10 | 0 | the retry period has to be 1 second or more
                    system | operator | pod-a | 15 |  5 | 2 | the renew deadline (5 s) has to be 3 times the retry period (2 s)
                    system | operator | pod-a | 11 | 10 | 2 | the lease duration (11 s) has to be longer than the renew deadline (10 s)
                    """)
    void saysWhatToChange(
            String namespace, String lease, String identity, int duration, int deadline, int period, String message) {
        assertThatThrownBy(() -> election(namespace, lease, identity, duration, deadline, period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static LeaderElection election(
            String namespace, String lease, String identity, int duration, int deadline, int period) {
        return new LeaderElection(
                namespace,
                lease,
                identity,
                Duration.ofSeconds(duration),
                Duration.ofSeconds(deadline),
                Duration.ofSeconds(period));
    }
}
