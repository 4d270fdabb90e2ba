package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** An administrator with a browser, who signs in to RingCentral for the operator. */
final class SignInPerson {

    static final String BUTTON = "Authenticate with RingCentral";

    private final KubernetesClient cluster;
    private final Browser browser;

    SignInPerson(KubernetesClient cluster, Browser browser) {
        this.cluster = cluster;
        this.browser = browser;
    }

    /** The link that the integration's status shows once it is another one than {@code before}. */
    String linkAfter(String before) {
        World.eventually()
                .untilAsserted(
                        () -> assertThat(shown(cluster)).isPresent().get().isNotEqualTo(before));
        return shown(cluster).orElseThrow();
    }

    /** The link that {@code kubectl get rcint ringcentral -o jsonpath='{.status.ringCentral.signIn.url}'} prints. */
    String link() {
        return linkAfter("");
    }

    /** From the link to RingCentral's question whether to let the operator in. */
    Browser comeToAccessRequest(String link, String login) {
        browser.open(link).press(BUTTON);
        return signIn(login).see("Access Request");
    }

    /** From the link to the operator's last page. */
    Browser authorize(String link, String login) {
        return comeToAccessRequest(link, login).press("Authorize");
    }

    /** RingCentral's own pages. */
    Browser signIn(String login) {
        return browser.fill("Email or phone number", login)
                .press("Next")
                .fill("Password", RingCentralSeed.ADMINISTRATOR_PASSWORD)
                .press("Sign In");
    }

    /** The link in the status of the integration, if there is one. */
    static Optional<String> shown(KubernetesClient cluster) {
        return Optional.ofNullable(cluster.resources(RingCentralIntegration.class)
                        .inNamespace(World.NAMESPACE)
                        .withName("ringcentral")
                        .require()
                        .getStatus())
                .map(RingCentralIntegrationStatus::ringCentral)
                .flatMap(ringCentral -> Optional.ofNullable(ringCentral.signIn()))
                .map(SignInLink::url);
    }
}
