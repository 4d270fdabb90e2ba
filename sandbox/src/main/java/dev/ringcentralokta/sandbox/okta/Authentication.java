package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Who sends a call, by its {@code Authorization}: an API token, or a service app's token, bound to a key or not. */
final class Authentication {

    private static final String ADMIN = "admin";

    /** A caller and the scopes that it may use. */
    record Client(String id, Set<String> scopes) {

        /** Whether the caller may use the scope; {@code manage} includes {@code read}. */
        boolean may(String scope) {
            boolean manages = scopes.contains(scope.replace(".read", ".manage"));
            return id.equals(ADMIN) || manages || scopes.contains(scope);
        }

        SystemLog.Target actor() {
            return id.equals(ADMIN)
                    ? new SystemLog.Target("00usim000000000001d7", "User", "admin@acme.com", "Acme Admin")
                    : new SystemLog.Target(id, "PublicClientApp", id, id);
        }
    }

    private final OktaOrg org;
    private final DpopProofs proofs;

    Authentication(OktaOrg org, DpopProofs proofs) {
        this.org = org;
        this.proofs = proofs;
    }

    Client authenticate(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElseThrow(OktaError::noSession);
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String credential = header.substring(space + 1);
        return switch (scheme) {
            case "SSWS" -> admin(credential);
            case "Bearer" -> client(unbound(credential));
            case "DPoP" -> client(bound(context, credential));
            default -> throw OktaError.invalidToken();
        };
    }

    private Client admin(String apiToken) {
        if (!same(apiToken, org.apiToken())) {
            throw OktaError.invalidToken();
        }
        return new Client(ADMIN, Set.of());
    }

    private ServiceApps.Token unbound(String value) {
        return token(value).filter(token -> token.boundTo().isEmpty()).orElseThrow(OktaError::invalidToken);
    }

    private ServiceApps.Token bound(Context context, String value) {
        ServiceApps.Token token = token(value).orElseThrow(OktaError::invalidToken);
        proofs.verify(context, value, token.boundTo().orElseThrow(OktaError::invalidToken));
        return token;
    }

    private Optional<ServiceApps.Token> token(String value) {
        return org.serviceApps().token(value);
    }

    private Client client(ServiceApps.Token token) {
        return new Client(token.clientId(), org.serviceApps().usable(token));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
