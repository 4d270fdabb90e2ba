package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /oauth2/v1/token} of the org authorization server (okta-api.md §1). */
final class TokenRoutes {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final OktaOrg org;
    private final Gate gate;
    private final DpopProofs proofs;
    private final DpopNonces nonces;
    private final ClientAssertions assertions;

    TokenRoutes(OktaOrg org, Gate gate, DpopProofs proofs) {
        this.org = org;
        this.gate = gate;
        this.proofs = proofs;
        this.nonces = new DpopNonces(org.context());
        this.assertions = new ClientAssertions(org.context(), org.serviceApps());
    }

    void mount(JavalinDefaultRouting router) {
        router.post("/oauth2/v1/token", gate.limited(this::token));
    }

    private void token(Context context) {
        if (!"client_credentials".equals(context.formParam("grant_type"))) {
            throw OAuthError.unsupportedGrantType();
        }
        boolean jwt = ASSERTION_TYPE.equals(context.formParam("client_assertion_type"));
        String clientId = assertions.verify(jwt ? form(context, "client_assertion") : "");
        Optional<String> boundTo = boundTo(context, clientId);
        ServiceApps.Token token = org.serviceApps().grant(clientId, scopes(context), boundTo);
        Pages.json(
                context,
                Json.object()
                        .put("token_type", boundTo.isPresent() ? "DPoP" : "Bearer")
                        .put("expires_in", 3600)
                        .put("access_token", token.value())
                        .put("scope", String.join(" ", new TreeSet<>(token.scopes()))));
    }

    /**
     * The key that the token will be bound to. <em>Unknown</em>, and decided here: the order of the checks (client,
     * proof, nonce, scopes), so that an assertion with a {@code jti} is used up where the nonce is refused.
     */
    private Optional<String> boundTo(Context context, String clientId) {
        if (context.header("DPoP") == null && !org.serviceApps().requiresDpop(clientId)) {
            return Optional.empty();
        }
        DpopProofs.Proof proof = proofs.verify(context);
        nonces.require(proof.nonce());
        return Optional.of(proof.thumbprint());
    }

    private static List<String> scopes(Context context) {
        String text = form(context, "scope").trim();
        return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }

    private static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }
}
