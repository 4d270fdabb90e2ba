package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.ratelimit.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Fetches access tokens by client credentials with {@code private_key_jwt} (operation token, okta-api.md §1). Whether the
 * service app requires DPoP is learnt from Okta's refusal, as Okta's own SDKs do. Not safe for use by several threads.
 */
final class TokenEndpoint {

    /** The {@code error} of a scope that the service app was not granted. */
    static final String INVALID_SCOPE = "invalid_scope";

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String NONCE_HEADER = "dpop-nonce";

    /** Without a proof, with a proof, with a nonce, with a newer nonce. */
    private static final int MAX_ATTEMPTS = 4;

    private final OktaCredentials.ServiceApp app;
    private final ServiceAppKey key;
    private final OktaExchange exchange;
    private final HttpUrl url;
    private final Clock clock;
    private @Nullable DpopProofs proofs;
    private @Nullable String nonce;

    TokenEndpoint(OktaCredentials.ServiceApp app, OktaExchange exchange, Clock clock) {
        this.app = app;
        this.key = ServiceAppKey.read(app);
        this.exchange = exchange;
        this.url = exchange.url("oauth2", "v1", "token").build();
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @throws ApiException with code {@link #INVALID_SCOPE} where one of {@code scopes} is not granted
     */
    AccessToken fetch(Collection<String> scopes) {
        Instant asked = clock.instant();
        HttpAnswer answer = ask(scopes, asked);
        for (int attempt = 1; attempt < MAX_ATTEMPTS && wantsOtherProof(answer); attempt++) {
            asked = clock.instant();
            answer = ask(scopes, asked);
        }
        if (!answer.successful()) {
            throw refused(answer);
        }
        if (!answer.json().isObject()) {
            throw new ApiException(OktaErrors.unreadable(answer, false, "its token is not a JSON object"));
        }
        return AccessToken.from(answer.json(), asked);
    }

    /** The proof that a call with {@code token} carries, if the token is bound to our key. */
    Optional<String> proof(AccessToken token, Request request) {
        return Optional.ofNullable(proofs)
                .filter(ours -> token.bound())
                .map(ours -> ours.forCall(request.method(), request.url(), token.value()));
    }

    private HttpAnswer ask(Collection<String> scopes, Instant now) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .add("scope", String.join(" ", scopes))
                        .add("client_assertion_type", ASSERTION_TYPE)
                        .add("client_assertion", key.assertion(app.clientId(), url.toString(), now))
                        .build());
        if (proofs != null) {
            request.header(DpopProofs.HEADER, proofs.forToken("POST", url, Optional.ofNullable(nonce)));
        }
        return exchange.send(request.build(), Caller.INTERACTIVE);
    }

    /** Prepares the proof that Okta asks for; whether it asked for one that it did not have. */
    private boolean wantsOtherProof(HttpAnswer answer) {
        String error = OktaJson.text(answer.json(), "error");
        if (answer.status() == 400 && error.equals("invalid_dpop_proof") && proofs == null) {
            proofs = DpopProofs.create(clock);
            return true;
        }
        String offered = answer.header(NONCE_HEADER);
        if (answer.status() == 400 && error.equals("use_dpop_nonce") && !offered.isEmpty()) {
            proofs = proofs == null ? DpopProofs.create(clock) : proofs;
            nonce = offered;
            return true;
        }
        return false;
    }

    private ApiException refused(HttpAnswer answer) {
        String error = OktaJson.text(answer.json(), "error");
        if (answer.status() == 429 || answer.status() >= 500 || error.isEmpty()) {
            return exchange.failure(answer, false, "");
        }
        String said = error + ": " + OktaJson.text(answer.json(), "error_description");
        return new ApiException(new ApiFailure.NeedsPerson(new ApiFailure.Details(
                error.equals(INVALID_SCOPE) ? FailureReason.PermissionDenied : FailureReason.CredentialsRejected,
                OktaErrors.VENDOR,
                answer.status(),
                error,
                "No access token for the service app " + app.clientId() + " (" + said + "). " + advice(error),
                OktaErrors.requestId(answer))));
    }

    private static String advice(String error) {
        return switch (error) {
            case INVALID_SCOPE -> "Grant the service app the scopes that the operator needs";
            case "invalid_client" ->
                "Check the client id, that the service app is active and holds the public half of this private key,"
                        + " and that the clock of the operator's machine is right";
            case "use_dpop_nonce", "invalid_dpop_proof" ->
                "Okta does not take the operator's DPoP proof: check the clock of the operator's machine";
            default -> "Check the service app in Okta";
        };
    }
}
