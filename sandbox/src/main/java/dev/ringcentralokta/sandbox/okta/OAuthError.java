package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A refusal in OAuth's own form, which is not Okta's error object (okta-api.md §1). */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    private OAuthError(int status, String code, String description, Map<String, String> headers) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static OAuthError invalidClient(String description) {
        return new OAuthError(401, "invalid_client", description, Map.of());
    }

    static OAuthError invalidScope() {
        return new OAuthError(
                400,
                "invalid_scope",
                "One or more scopes are not configured for the authorization server resource.",
                Map.of());
    }

    static OAuthError unsupportedGrantType() {
        return new OAuthError(
                400,
                "unsupported_grant_type",
                "The grant type is not supported by the authorization server.",
                Map.of());
    }

    static OAuthError invalidDpopProof(String description) {
        return new OAuthError(400, "invalid_dpop_proof", description, Map.of());
    }

    static OAuthError useDpopNonce(String nonce) {
        return new OAuthError(
                400,
                "use_dpop_nonce",
                "Authorization server requires nonce in DPoP proof.",
                Map.of("dpop-nonce", nonce));
    }

    int status() {
        return status;
    }

    /** Headers that the answer carries beside the usual ones. */
    Map<String, String> headers() {
        return headers;
    }

    ObjectNode body() {
        return Json.object().put("error", code).put("error_description", getMessage());
    }
}
