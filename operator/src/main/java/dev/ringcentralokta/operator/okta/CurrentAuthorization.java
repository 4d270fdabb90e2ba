package dev.ringcentralokta.operator.okta;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Request;

/**
 * The authorization by the credentials that count now. Where Okta takes them no longer, they are read anew, once for a
 * refused call, so that a rotated Secret is used at once.
 */
final class CurrentAuthorization implements Authorization {

    private final Supplier<Optional<OktaCredentials>> source;
    private final Function<OktaCredentials, Authorization> open;
    private OktaCredentials credentials;
    private Authorization current;

    /**
     * Starts with {@code credentials}.
     *
     * @param source the credentials as they are stored now; empty where they cannot be read
     * @param open makes the authorization of credentials
     */
    CurrentAuthorization(
            OktaCredentials credentials,
            Supplier<Optional<OktaCredentials>> source,
            Function<OktaCredentials, Authorization> open) {
        this.credentials = credentials;
        this.source = source;
        this.open = open;
        this.current = open.apply(credentials);
    }

    @Override
    public Request signed(Request request) {
        return current().signed(request);
    }

    @Override
    public synchronized boolean renew(Request refused) {
        source.get().filter(stored -> !stored.equals(credentials)).ifPresent(stored -> {
            credentials = stored;
            current = open.apply(stored);
        });
        return current.renew(refused);
    }

    @Override
    public String advice(int status, Request refused) {
        return current().advice(status, refused);
    }

    @Override
    public Set<String> scopes() {
        return current().scopes();
    }

    private synchronized Authorization current() {
        return current;
    }
}
