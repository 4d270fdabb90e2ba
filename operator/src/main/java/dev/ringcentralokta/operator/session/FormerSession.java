package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The session in a Secret that the manifest names no longer: it moves to the Secret of the new name, or ends where
 * {@code spec.ringCentral} is gone. Settled before the session is used, so that of two Secrets with the same tokens, which
 * a crash in between leaves, none is refreshed for itself. Whose app or flow has changed moves, too: it is replaced like
 * any other by the next sign-in.
 */
final class FormerSession {

    /** Somebody changes one of the Secrets at the very same moment; a few times are more than that ever takes. */
    private static final int ATTEMPTS = 5;

    /** What becomes of a session in a Secret of a former name. */
    enum Fate {
        /** It goes on in the Secret of the new name. */
        Moves,
        /** It is there already; only its former Secret goes. */
        Goes,
        /** Another one, of another sign-in, has taken its place. */
        Ends
    }

    private final TokenCustody custody;
    private final Revocation revocation;

    FormerSession(TokenCustody custody, Revocation revocation) {
        this.custody = custody;
        this.revocation = revocation;
    }

    /**
     * Settles what the manifest names no longer.
     *
     * @return what it would do, where the operator only observes
     */
    Optional<String> settle(RingCentralIntegration integration) {
        if (!due(integration)) {
            return Optional.empty();
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<TokenCustody.Own> former = former(integration);
            if (former.isEmpty() || taken(integration)) {
                return Optional.empty();
            }
            if (integration.getSpec().managementPolicy() == ManagementPolicy.Observe) {
                return Optional.of(plan(integration, former));
            }
            if (former.stream()
                    .allMatch(own -> signedOut(integration) ? end(integration, own) : settle(integration, own))) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("The Secrets with the tokens of '"
                + integration.getMetadata().getName() + "' are changed by somebody else all the time");
    }

    /**
     * Whether there may be anything to settle: the status tells of another Secret, or of another generation. It is written
     * last, so that a crash may leave a Secret that it does not tell of. Anything else costs no call.
     */
    static boolean due(RingCentralIntegration integration) {
        Optional<RingCentralIntegrationStatus> status = Optional.ofNullable(integration.getStatus());
        boolean seen = status.map(RingCentralIntegrationStatus::observedGeneration)
                .filter(integration.getMetadata().getGeneration()::equals)
                .isPresent();
        boolean elsewhere = status.map(RingCentralIntegrationStatus::ringCentral)
                .map(RingCentral::tokenSecretName)
                .filter(name -> isFormer(integration, name))
                .isPresent();
        return !seen || elsewhere;
    }

    /** The newer one goes on. Tokens of one sign-in may be of one session, which revoking the older ones would end. */
    static Fate fate(StoredSession former, Optional<StoredSession> current) {
        if (current.filter(session -> !former.issuedAt().isAfter(session.issuedAt()))
                .isEmpty()) {
            return Fate.Moves;
        }
        return current.filter(session -> session.signIn().equals(former.signIn()))
                        .isPresent()
                ? Fate.Goes
                : Fate.Ends;
    }

    /** The newest first, so that no older one moves before it. */
    private List<TokenCustody.Own> former(RingCentralIntegration integration) {
        Comparator<TokenCustody.Own> byTime = Comparator.comparing(
                own -> own.session().map(StoredSession::issuedAt).orElse(Instant.MIN));
        return custody.all(integration).stream()
                .filter(own -> isFormer(integration, own.name()))
                .sorted(byTime.reversed())
                .toList();
    }

    /** A Secret of the new name that is somebody else's: the session stays where it is. */
    private boolean taken(RingCentralIntegration integration) {
        return !signedOut(integration) && custody.read(integration) instanceof TokenCustody.Foreign;
    }

    private boolean settle(RingCentralIntegration integration, TokenCustody.Own own) {
        if (own.session().isEmpty()) {
            return custody.remove(integration, own);
        }
        StoredSession session = own.session().get();
        TokenCustody.Kept place = custody.read(integration);
        return switch (fate(session, place instanceof TokenCustody.Own kept ? kept.session() : Optional.empty())) {
            case Moves -> custody.store(integration, session, place) && custody.remove(integration, own);
            case Goes -> custody.remove(integration, own);
            case Ends -> end(integration, own);
        };
    }

    /** Revoked first: after a crash in between it is revoked again, which does no harm (RFC 7009). */
    private boolean end(RingCentralIntegration integration, TokenCustody.Own own) {
        own.session().ifPresent(session -> revocation.run(integration, session));
        return custody.remove(integration, own);
    }

    private static String plan(RingCentralIntegration integration, List<TokenCustody.Own> former) {
        String names = former.stream().map(own -> "Secret '" + own.name() + "'").collect(Collectors.joining(" and "));
        return (signedOut(integration)
                        ? "Would sign out of RingCentral and delete " + names
                        : "Would move the session with RingCentral from " + names + " to Secret '"
                                + TokenCustody.secretName(integration) + "'")
                + " (managementPolicy is Observe).";
    }

    private static boolean isFormer(RingCentralIntegration integration, String name) {
        return signedOut(integration) || !name.equals(TokenCustody.secretName(integration));
    }

    private static boolean signedOut(RingCentralIntegration integration) {
        return integration.getSpec().ringCentral() == null;
    }
}
