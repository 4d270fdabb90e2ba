package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.util.Optional;

/** An administrator with a browser, who signs in to RingCentral for the operator. */
final class SignInPerson {

    static final String BUTTON = "Authenticate with RingCentral";

    private final World world;
    private final Browser browser;

    SignInPerson(World world, Browser browser) {
        this.world = world;
        this.browser = browser;
    }

    /** The link that the integration's status shows once it is another one than {@code before}. */
    String linkAfter(String before) {
        World.eventually()
                .untilAsserted(() -> assertThat(shown()).isPresent().get().isNotEqualTo(before));
        return shown().orElseThrow();
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

    private Optional<String> shown() {
        return Optional.ofNullable(
                        world.get(RingCentralIntegration.class, "ringcentral").getStatus())
                .map(RingCentralIntegrationStatus::ringCentral)
                .flatMap(ringCentral -> Optional.ofNullable(ringCentral.signIn()))
                .map(SignInLink::url);
    }
}
