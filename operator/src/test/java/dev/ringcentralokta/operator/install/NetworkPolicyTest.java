package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pod reaches what it needs and is reached by whom it must be, and nothing else. */
class NetworkPolicyTest {

    @Test
    void isNotThereByDefault() {
        assertThat(InstallFiles.render("").all(NetworkPolicy.class)).isEmpty();
    }

    @Test
    void deniesWhatItDoesNotName() {
        Manifests manifests = InstallFiles.render("networkPolicy: {enabled: true}");

        NetworkPolicy policy = manifests.only(NetworkPolicy.class);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                .isEqualTo(
                        manifests.only(Deployment.class).getSpec().getSelector().getMatchLabels());
        assertThat(policy.getSpec().getIngress()).isEmpty();
        assertThat(policy.getSpec().getEgress())
                .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty())
                .extracting(NetworkPolicyTest::ports)
                .containsExactly(List.of("53", "53"), List.of("443", "6443"), List.of("443"));
    }

    @Test
    void letsInPrometheusToTheMetricsAndBrowsersToThePages() {
        NetworkPolicy policy = InstallFiles.render(
                        """
                        oauth: {publicUrl: 'https://rco.acme.com'}
                        networkPolicy:
                          enabled: true
                          metricsFrom: [{namespaceSelector: {matchLabels: {name: monitoring}}}]
                          oauthFrom: [{namespaceSelector: {matchLabels: {name: ingress}}}]
                        """)
                .only(NetworkPolicy.class);

        assertThat(policy.getSpec().getIngress())
                .allSatisfy(rule -> assertThat(rule.getFrom()).hasSize(1))
                .extracting(NetworkPolicyTest::comingIn)
                .containsExactly("monitoring to management", "ingress to oauth");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {oauth: {publicUrl: 'https://a.b'}, networkPolicy: {enabled: true}}    | networkPolicy.oauthFrom
            {serviceMonitor: {enabled: true}, networkPolicy: {enabled: true}}      | networkPolicy.metricsFrom
            {podMonitor: {enabled: true}, networkPolicy: {enabled: true}}          | networkPolicy.metricsFrom
            """)
    void refusesToShutOutWhatIsAskedFor(String values, String message) {
        assertThatThrownBy(() -> InstallFiles.render(values)).hasMessageContaining(message);
    }

    private static List<String> ports(NetworkPolicyEgressRule rule) {
        return rule.getPorts().stream()
                .map(NetworkPolicyPort::getPort)
                .map(port -> String.valueOf(port.getIntVal()))
                .toList();
    }

    private static String comingIn(NetworkPolicyIngressRule rule) {
        return rule.getFrom().get(0).getNamespaceSelector().getMatchLabels().get("name") + " to "
                + rule.getPorts().get(0).getPort().getStrVal();
    }
}
