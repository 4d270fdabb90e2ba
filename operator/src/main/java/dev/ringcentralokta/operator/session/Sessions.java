package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.ringcentral.AccountInfo;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.SessionEnded;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens sessions with RingCentral and refreshes them, in a way that neither a crash nor a second operator ends them. */
final class Sessions {

    /** Somebody stores a session at the very same moment; a few times are more than that ever takes. */
    private static final int ATTEMPTS = 5;

    /** What came of signing in. */
    sealed interface Opened {}

    /** The session with this account is stored. */
    record Stored(StoredSession session, AccountInfo account) implements Opened {}

    /** It belongs to another account than is expected, and was ended again. */
    record WrongAccount(String message) implements Opened {}

    private final TokenCustody custody;
    private final Revocation revocation;
    private final ChangeLog changes;
    private final Clock clock;

    Sessions(TokenCustody custody, Revocation revocation, ChangeLog changes, Clock clock) {
        this.custody = custody;
        this.revocation = revocation;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Takes a new sign-in over, if it is to the expected account. Its tokens are used before they are stored, to ask for
     * the account: what a crash can lose of them is only the sign-in itself, and the session before stays until then. That
     * is revoked where another app, flow or JWT opened it; else it ends by itself.
     */
    Opened open(
            RingCentralIntegration integration, RingCentralClient client, Credentials credentials, TokenPair tokens) {
        StoredSession session;
        Optional<StoredSession> before;
        AccountInfo account;
        try {
            account = client.account(tokens.accessToken());
            String accountId = account.id();
            Optional<String> other = AccountPin.of(integration).filter(expected -> !expected.equals(accountId));
            if (other.isPresent()) {
                end(client, tokens);
                return new WrongAccount(AccountPin.refusal(integration, accountId, other.get()));
            }
            session = new StoredSession(
                    tokens, clock.instant(), accountId, credentials.signIn(), credentials.secretName());
            before = storeOver(integration, session);
        } catch (RuntimeException e) { // a session that nobody keeps would push a living one out
            if (!mayBeKept(integration, tokens)) {
                end(client, tokens);
            }
            throw e;
        }
        changes.changed(
                integration,
                EventReason.SignedInToRingCentral,
                "RingCentral account " + session.accountId(),
                "",
                List.of());
        before.filter(former -> !former.signIn().equals(session.signIn()))
                .ifPresent(former -> revocation.run(integration, former));
        return new Stored(session, account);
    }

    /**
     * The session with new tokens, stored; none where RingCentral has ended it.
     *
     * @throws ApiException where it may go on
     */
    Optional<StoredSession> refresh(
            RingCentralIntegration integration,
            RingCentralClient client,
            StoredSession session,
            TokenCustody.Own kept) {
        custody.check(integration, kept);
        TokenPair tokens;
        try {
            tokens = client.refresh(Objects.requireNonNull(session.tokens().refreshToken()));
        } catch (SessionEnded e) {
            return storedByAnother(integration, session);
        }
        return Optional.of(storeNext(integration, session, session.with(tokens, clock.instant()), kept));
    }

    /** Ends a session that is stored and must not go on. */
    void discard(RingCentralIntegration integration, StoredSession session, TokenCustody.Own kept) {
        revocation.run(integration, session);
        custody.remove(integration, kept);
    }

    /** What another operator or a person has stored meanwhile goes first; a mere label on the Secret does not. */
    private StoredSession storeNext(
            RingCentralIntegration integration, StoredSession session, StoredSession next, TokenCustody.Own kept) {
        TokenCustody.Kept place = kept;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (custody.store(integration, next, place)) {
                return next;
            }
            place = custody.read(integration);
            Optional<StoredSession> other = anothers(place, session);
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw contended(integration);
    }

    /** Ends what must not go on. That it fails is no reason for anything: nobody keeps the tokens. */
    static void end(RingCentralClient client, TokenPair tokens) {
        try {
            client.revoke(revocable(tokens));
        } catch (ApiException e) {
            // RingCentral asks not to try again; the session ends by itself (ringcentral-api.md §1.4)
            return;
        }
    }

    /** Either token ends the whole session (ringcentral-api.md §1.4); the refresh token lasts longer. */
    static String revocable(TokenPair tokens) {
        return Optional.ofNullable(tokens.refreshToken()).orElse(tokens.accessToken());
    }

    /** Another operator, or a person who signed in, was faster: what they stored is the session from now on. */
    private Optional<StoredSession> storedByAnother(RingCentralIntegration integration, StoredSession ours) {
        return anothers(custody.read(integration), ours);
    }

    private static Optional<StoredSession> anothers(TokenCustody.Kept kept, StoredSession ours) {
        return kept instanceof TokenCustody.Own own
                ? own.session().filter(stored -> !stored.tokens().equals(ours.tokens()))
                : Optional.empty();
    }

    /** Stores it, and returns what was there before. */
    private Optional<StoredSession> storeOver(RingCentralIntegration integration, StoredSession session) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            TokenCustody.Kept before = custody.read(integration);
            if (store(integration, session, before)) {
                return before instanceof TokenCustody.Own own ? own.session() : Optional.empty();
            }
        }
        throw contended(integration);
    }

    /** Of a write that was not answered the Secret itself tells whether it was done. */
    private boolean store(RingCentralIntegration integration, StoredSession session, TokenCustody.Kept before) {
        try {
            return custody.store(integration, session, before);
        } catch (RuntimeException e) {
            if (isKept(integration, session.tokens())) {
                return true;
            }
            throw e;
        }
    }

    private boolean isKept(RingCentralIntegration integration, TokenPair tokens) {
        return custody.session(integration)
                .filter(stored -> stored.tokens().equals(tokens))
                .isPresent();
    }

    /**
     * Whether the tokens are in the Secret, or nobody can say. To end them then would be the greater harm: a dead session
     * would be believed until its next use, and a person have to sign in again. One that nobody has ends by itself.
     */
    private boolean mayBeKept(RingCentralIntegration integration, TokenPair tokens) {
        try {
            return isKept(integration, tokens);
        } catch (KubernetesClientException e) {
            return true;
        }
    }

    private static IllegalStateException contended(RingCentralIntegration integration) {
        return new IllegalStateException("Secret '" + TokenCustody.secretName(integration)
                + "' is changed by somebody else all the time; the session could not be stored");
    }
}
