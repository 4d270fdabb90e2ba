package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of browsers to the operator's sign-in pages. */
class ChartSignInPagesTest {

    @Test
    void leadsBrowsersToTheSignInPagesAndNowhereElse() {
        Manifests manifests = InstallFiles.render(
                """
                oauth:
                  publicUrl: https://tools.acme.com/rc
                  port: 9443
                  ingress: {enabled: true, className: nginx, tlsSecretName: tools-tls}
                """);

        assertThat(manifests.environment("PUBLIC_URL")).hasValue("https://tools.acme.com/rc");
        assertThat(manifests.environment("OAUTH_PORT")).hasValue("9443");
        assertThat(manifests.only(Service.class).getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("oauth"));
        assertThat(manifests.only(Service.class).getSpec().getSelector())
                .isEqualTo(
                        manifests.only(Deployment.class).getSpec().getSelector().getMatchLabels());
        Ingress ingress = manifests.only(Ingress.class);
        assertThat(ingress.getSpec().getTls()).singleElement().satisfies(tls -> assertThat(tls.getHosts())
                .containsExactly("tools.acme.com"));
        assertThat(ingress.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getHost()).isEqualTo("tools.acme.com");
            assertThat(rule.getHttp().getPaths()).singleElement().satisfies(path -> assertThat(path.getPath())
                    .isEqualTo("/rc/ringcentral"));
        });
    }

    @Test
    void hasNoSignInPagesByDefault() {
        Manifests manifests = InstallFiles.render("");

        assertThat(manifests.all(Service.class)).isEmpty();
        assertThat(manifests.environment("PUBLIC_URL")).isEmpty();
        assertThat(manifests.container().getPorts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            oauth: {ingress: {enabled: true}}                                          | set oauth.publicUrl
            oauth: {publicUrl: 'https://a.b', httpRoute: {enabled: true}}              | name the Gateway
            {oauth: {publicUrl: 'https://a.b', port: 8080}, management: {port: 8080}}  | have to differ
            {serviceMonitor: {enabled: true}, podMonitor: {enabled: true}}             | scrape the same pod
            """)
    void saysWhatIsMissingOrContradicts(String values, String message) {
        assertThatThrownBy(() -> InstallFiles.render(values)).hasMessageContaining(message);
    }
}
