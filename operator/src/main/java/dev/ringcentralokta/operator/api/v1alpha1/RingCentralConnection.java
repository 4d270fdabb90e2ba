package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** "Authenticate with RingCentral": which account, and with which app. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RingCentralConnection(
        @Default("https://platform.ringcentral.com")
                @Size(max = 255) @ValidationRule(
                        value = Formats.HTTPS_ORIGIN,
                        message = "write the API server: https, a lower-case host, no path and no slash at the end, for"
                                + " example https://platform.ringcentral.com")
                @JsonPropertyDescription(
                        "Base URL of RingCentral's API: https, a host and, if need be, a port; no path."
                                + " AT&T Office@Hand and Verizon: https://platform.ringcentral.biz.")
                String serverUrl,
        @Size(min = 1, max = 20) @ValidationRule(
                        value = "self.matches('^[0-9]+$')",
                        message = "write the account's id in digits, for example \"400131426008\" (in quotation marks)")
                @JsonPropertyDescription(
                        "Id of the RingCentral account, in digits and quotation marks; another account is"
                                + " refused. Left out, the first account that signs in is pinned in"
                                + " status.ringCentral.accountId. Example: \"400131426008\".")
                @Nullable String accountId,
        @Required
                @JsonPropertyDescription(
                        "How the operator signs in to RingCentral (\"Authenticate with RingCentral\").")
                Authentication authentication,
        @Size(min = 1, max = 253) @ValidationRule(value = Formats.NAME, message = Formats.NAME_MESSAGE)
                @JsonPropertyDescription("Name of the Secret in which the operator keeps the OAuth tokens. Left out:"
                        + " <name of this object>-ringcentral-token.")
                @Nullable String tokenSecretName) {

    public RingCentralConnection {
        serverUrl = requireNonNullElse(serverUrl, "https://platform.ringcentral.com");
    }

    /** How the operator signs in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Authentication(
            @Default("Jwt")
                    @JsonPropertyDescription(
                            "RingCentral's OAuth flow. Jwt: no person is needed, the Secret holds a JWT"
                                    + " credential of an administrator. AuthorizationCode: an administrator signs in with a"
                                    + " browser, once and again before status.ringCentral.reauthenticateBy.")
                    Flow flow,
            @Required
                    @JsonPropertyDescription("Secret with clientId and clientSecret of a RingCentral app and, for flow"
                            + " Jwt, jwt. Example: {name: ringcentral-app}.")
                    SecretReference credentialsSecretRef) {

        public Authentication {
            flow = requireNonNullElse(flow, Flow.Jwt);
        }

        /** RingCentral's OAuth flow. */
        public enum Flow {
            Jwt,
            AuthorizationCode
        }
    }
}
