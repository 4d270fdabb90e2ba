package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Which Okta org, and with which credentials. */
public record OktaConnection(
        @Required
                @Size(max = 255) @ValidationRule(
                        value = Formats.HTTPS_ORIGIN,
                        message = "write the org's base URL: https, a lower-case host, no path and no slash at the end,"
                                + " for example https://acme.okta.com")
                @ValidationRule(
                        value = "!self.matches('-admin[.](okta|oktapreview|okta-emea)[.]com')",
                        message = "write the org's URL without -admin, for example https://acme.okta.com")
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "orgUrl cannot be changed: make a new RingCentralIntegration for another org")
                @JsonPropertyDescription("Base URL of the Okta org: https, a host (your own domain is fine) and, if"
                        + " need be, a port; no path. Cannot be changed. Example: https://acme.okta.com.")
                String orgUrl,
        @Required
                @JsonPropertyDescription(
                        "Secret with the credentials for Okta's API: either apiToken (an SSWS token), or"
                                + " clientId and privateKey (PEM or JWK; keyId where the key does not name itself) of a"
                                + " service app with client authentication by public key.")
                SecretReference credentialsSecretRef,
        @Default("50")
                @Min(1) @Max(100) @JsonPropertyDescription("Percent of each of the org's live rate limits (X-Rate-Limit-Limit) that this"
                        + " operator may use, 1 to 100. The rest stays for people and for other tools.")
                Integer rateLimitShare) {

    public OktaConnection {
        rateLimitShare = requireNonNullElse(rateLimitShare, 50);
    }
}
