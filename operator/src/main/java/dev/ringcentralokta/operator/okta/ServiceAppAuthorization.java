package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 service app (okta-api.md §1): one access token that all calls share, fetched by one of them at a time and
 * ahead of its end, with no more scopes than are needed.
 */
final class ServiceAppAuthorization implements Authorization {

    /** Until a renewal ahead of time that failed is tried again; the old token is still good. */
    private static final Duration NEXT_RENEWAL = Duration.ofSeconds(30);

    private final String clientId;
    private final TokenEndpoint endpoint;
    private final Access access;
    private final Clock clock;
    private @Nullable AccessToken current;

    ServiceAppAuthorization(OktaCredentials.ServiceApp app, OktaExchange exchange, Access access, Clock clock) {
        this.clientId = app.clientId();
        this.endpoint = new TokenEndpoint(app, exchange, clock);
        this.access = access;
        this.clock = clock;
    }

    @Override
    public synchronized Request signed(Request request) {
        AccessToken token = token();
        Request.Builder signed = request.newBuilder().header(HEADER, token.header());
        endpoint.proof(token, request).ifPresent(proof -> signed.header(DpopProofs.HEADER, proof));
        return signed.build();
    }

    /** Okta may have revoked the token; a newer one may have been fetched by another call meanwhile. */
    @Override
    public synchronized boolean renew(Request refused) {
        if (current != null && current.header().equals(refused.header(HEADER))) {
            current = null;
        }
        return true;
    }

    @Override
    public synchronized String advice(int status, Request refused) {
        RefusedAction action = RefusedAction.of(refused);
        if (status == 401) {
            return "Okta takes no access token of the service app " + clientId
                    + ": check that it is active, and that its" + " keys and scopes are as they were";
        }
        Optional<String> missing = action.scope()
                .filter(scope -> current != null && current.scopes().stream().noneMatch(scope::equals))
                .filter(scope -> current != null && !current.scopes().contains(scope.replace(".read", ".manage")));
        return missing.map(scope -> "Grant the service app " + clientId + " the scope " + scope)
                .orElseGet(() -> "Assign the service app " + clientId + " an admin role that may " + action
                        + ": scopes alone give nothing");
    }

    @Override
    public synchronized Set<String> scopes() {
        return current == null ? Set.of() : current.scopes();
    }

    private AccessToken token() {
        Instant now = clock.instant();
        AccessToken token = current;
        if (token == null || !token.usable(now)) {
            token = fetch();
        } else if (!now.isBefore(token.renewAt())) {
            token = renewedAhead(token, now);
        }
        current = token;
        return token;
    }

    private AccessToken renewedAhead(AccessToken token, Instant now) {
        try {
            return fetch();
        } catch (ApiException e) {
            if (e.failure() instanceof ApiFailure.NeedsPerson) {
                throw e;
            }
            return token.renewedLater(now.plus(NEXT_RENEWAL));
        }
    }

    private AccessToken fetch() {
        try {
            return endpoint.fetch(
                    OktaScopes.ALL.stream().map(area -> area.wanted(access)).toList());
        } catch (ApiException e) {
            if (!e.failure().code().equals(TokenEndpoint.INVALID_SCOPE)) {
                throw e;
            }
            return endpoint.fetch(granted(e.failure()));
        }
    }

    /** Okta does not say which scope it misses: each is asked for alone, so that all are told at once. */
    private List<String> granted(ApiFailure refusal) {
        List<String> granted = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (OktaScopes area : OktaScopes.ALL) {
            Optional<String> scope =
                    area.sufficient(access).stream().filter(this::isGranted).findFirst();
            scope.ifPresent(granted::add);
            if (scope.isEmpty() && !area.optional()) {
                missing.add(area.wanted(access));
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(new ApiFailure.NeedsPerson(new ApiFailure.Details(
                    FailureReason.PermissionDenied,
                    OktaErrors.VENDOR,
                    refusal.status(),
                    refusal.code(),
                    "The service app " + clientId + " misses the scopes " + String.join(", ", missing)
                            + ". Grant them on its tab Okta API Scopes",
                    refusal.requestId())));
        }
        return granted;
    }

    private boolean isGranted(String scope) {
        try {
            endpoint.fetch(List.of(scope));
            return true;
        } catch (ApiException e) {
            if (!e.failure().code().equals(TokenEndpoint.INVALID_SCOPE)) {
                throw e;
            }
            return false;
        }
    }
}
