package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.WritableOperation;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the RingCentral tokens of an integration in one Secret that belongs to it, and nowhere else. A refreshed pair is
 * stored before its first use, so that a refresh token that RingCentral has rotated is never lost (design §1, fact 7):
 * until then the spent one still gives the same pair (ringcentral-api.md §1.4).
 */
public final class TokenCustody {

    /** The type of the Secret; {@code docs/configuration.md} lists its keys, {@code docs/security.md} its labels. */
    public static final String SECRET_TYPE = "ringcentral-okta.dev/ringcentral-token";

    /** What is in the place of the Secret. */
    sealed interface Kept {}

    /** No Secret. */
    record Nothing() implements Kept {}

    /** A Secret of that name that was not made for this integration, and so must not be touched. */
    record Foreign() implements Kept {}

    /**
     * A Secret of the integration's own.
     *
     * @param metadata the Secret's, with what others have written on it
     * @param session what it holds; none where it was edited beyond recognition
     */
    record Own(ObjectMeta metadata, Optional<StoredSession> session) implements Kept {

        /** The Secret's name. */
        String name() {
            return metadata.getName();
        }
    }

    private final KubernetesClient client;
    private final Clock clock;

    public TokenCustody(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The name of the Secret. */
    public static String secretName(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getSpec().ringCentral())
                .flatMap(ringCentral -> Optional.ofNullable(ringCentral.tokenSecretName()))
                .orElseGet(() -> integration.getMetadata().getName() + "-ringcentral-token");
    }

    /** What is wrong with a {@link Foreign} Secret, and what to do. */
    static String foreign(RingCentralIntegration integration) {
        return "The tokens belong in Secret '" + secretName(integration)
                + "', but there is one of that name that the operator did"
                + " not make. Set spec.ringCentral.tokenSecretName to another name, or delete that Secret.";
    }

    Kept read(RingCentralIntegration integration) {
        Secret secret = resource(integration, secretName(integration)).get();
        if (secret == null) {
            return new Nothing();
        }
        return OwnedObjects.isOwned(secret, integration) ? own(secret) : new Foreign();
    }

    /**
     * All Secrets with tokens of the integration, whatever their names. They are told by type and owner: a person can take
     * a label away, and nobody can change a Secret's type.
     */
    List<Own> all(RingCentralIntegration integration) {
        return client
                .secrets()
                .inNamespace(integration.getMetadata().getNamespace())
                .withField("type", SECRET_TYPE)
                .list()
                .getItems()
                .stream()
                .filter(secret -> OwnedObjects.isOwned(secret, integration))
                .map(this::own)
                .toList();
    }

    /** The stored session, if there is one that can be read. */
    Optional<StoredSession> session(RingCentralIntegration integration) {
        return read(integration) instanceof Own own ? own.session() : Optional.empty();
    }

    /**
     * Asks the cluster whether it would store tokens in place of what was read. Asked before RingCentral is: tokens that
     * nobody can keep cost calls, and may end a session that lives.
     *
     * @throws CustodyRefused where it would not, and would not the next time
     */
    void check(RingCentralIntegration integration, Kept before) {
        try {
            write(integration, TokenSecret.filled(clock.instant()), before, Resource::dryRun);
        } catch (KubernetesClientException e) {
            if (CustodyRefused.isRefusal(e)) {
                throw CustodyRefused.because(integration, e);
            }
            if (e.getCode() < HttpURLConnection.HTTP_BAD_REQUEST
                    || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw e;
            }
            // somebody was faster, or an admission webhook takes no part in dry runs: the write itself tells
        }
    }

    /**
     * Stores a session in place of what was read; not if somebody else has stored one since.
     *
     * @return whether it is stored
     * @throws CustodyRefused where the cluster does not store it, and would not the next time
     */
    boolean store(RingCentralIntegration integration, StoredSession session, Kept before) {
        try {
            write(integration, session, before, resource -> resource);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw CustodyRefused.isRefusal(e) ? CustodyRefused.ofTokens(integration, e) : e;
        }
    }

    /**
     * Removes what was read; not if somebody has stored another session since.
     *
     * @return whether it is removed
     * @throws CustodyRefused where the cluster does not let it be removed
     */
    boolean remove(RingCentralIntegration integration, Own before) {
        try {
            resource(integration, before.name())
                    .lockResourceVersion(before.metadata().getResourceVersion())
                    .delete();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw CustodyRefused.isRefusal(e) ? CustodyRefused.ofTokens(integration, e) : e;
        }
    }

    /** The integration as it is at this moment: a reconcile may have begun before somebody re-pinned the account. */
    RingCentralIntegration latest(RingCentralIntegration integration) {
        return Optional.ofNullable(client.resources(RingCentralIntegration.class)
                        .inNamespace(integration.getMetadata().getNamespace())
                        .withName(integration.getMetadata().getName())
                        .get())
                .orElse(integration);
    }

    private Resource<Secret> resource(RingCentralIntegration integration, String name) {
        return client.secrets()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(name);
    }

    private void write(
            RingCentralIntegration integration,
            StoredSession session,
            Kept before,
            Function<Resource<Secret>, WritableOperation<Secret>> how) {
        ObjectMeta made = OwnedObjects.metadata(integration, secretName(integration));
        if (before instanceof Own own) {
            how.apply(client.resource(TokenSecret.of(session, kept(own.metadata(), made))))
                    .update();
        } else {
            how.apply(client.resource(TokenSecret.of(session, made))).create();
        }
    }

    /** What others have written on the Secret stays. */
    private static ObjectMeta kept(ObjectMeta before, ObjectMeta made) {
        return new ObjectMetaBuilder(before).addToLabels(made.getLabels()).build();
    }

    private Own own(Secret secret) {
        return new Own(secret.getMetadata(), TokenSecret.session(secret, clock.instant()));
    }
}
