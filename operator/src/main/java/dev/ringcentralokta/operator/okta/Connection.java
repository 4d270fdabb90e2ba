package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An app's provisioning connection (okta-api.md §4).
 *
 * @param status in use, off, or not known
 * @param authScheme Okta's word: {@code TOKEN}, {@code OAUTH2}, {@code UNKNOWN}
 * @param authorizeUrl where a person consents, for apps whose connection is a sign-in
 */
public record Connection(Status status, String authScheme, @Nullable URI authorizeUrl) {

    /** The connection's state. */
    public enum Status {
        /** In use. */
        Enabled,
        /** Supported, and off. */
        Disabled,
        /**
         * The API cannot set this app's provisioning up, or nobody has yet. Okta does not tell these apart:
         * {@link ProvisioningApi#enable} does, it is refused where there is no support.
         */
        Unknown
    }

    /** Whether Okta shows a connection that its API can change; where not, see {@link Status#Unknown}. */
    public boolean supported() {
        return status != Status.Unknown;
    }

    static Connection from(JsonNode json) {
        String scheme = OktaJson.optionalText(json.path("profile"), "authScheme")
                .orElseGet(() -> OktaJson.text(json, "authScheme"));
        return new Connection(
                status(OktaJson.required(json, "status")),
                scheme.toUpperCase(Locale.ROOT),
                OktaJson.optionalText(json.path("_links").path("authorize"), "href")
                        .map(URI::create)
                        .orElse(null));
    }

    private static Status status(String wire) {
        return switch (wire) {
            case "ENABLED" -> Status.Enabled;
            case "DISABLED" -> Status.Disabled;
            default -> Status.Unknown;
        };
    }
}
