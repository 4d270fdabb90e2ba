package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection.Authentication.Flow;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import dev.ringcentralokta.operator.web.Invitation;
import dev.ringcentralokta.operator.web.PublicUrl;
import dev.ringcentralokta.operator.web.SignInDesk;
import dev.ringcentralokta.operator.web.SignInResult;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sign-ins of people: the link of an integration, which its status shows, with a ticket that works once and not for
 * ever; and what becomes of it on the pages.
 */
public final class SignIns implements SignInDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(SignIns.class);

    /** A day at most, so that who finds the message the next morning can use its link. */
    private static final Duration LIFE = Duration.ofHours(24);

    private static final int TICKET_BYTES = 32;

    private final Optional<PublicUrl> publicUrl;
    private final Watched<RingCentralIntegration> integrations;
    private final Secrets secrets;
    private final RingCentralClients clients;
    private final TokenCustody custody;
    private final Sessions sessions;
    private final ChangeLog changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final SimpleInboundEventSource<RingCentralIntegration> wakeUps =
            new SimpleInboundEventSource<>("ringcentral-sign-in");

    /**
     * The desk of one operator.
     *
     * @param publicUrl where people reach its pages; none where it has no pages
     * @param integrations all integrations that it watches
     */
    public SignIns(
            Optional<PublicUrl> publicUrl,
            Watched<RingCentralIntegration> integrations,
            Secrets secrets,
            RingCentralClients clients,
            TokenCustody custody,
            ChangeLog changes,
            Clock clock) {
        this.publicUrl = publicUrl;
        this.integrations = integrations;
        this.secrets = secrets;
        this.clients = clients;
        this.custody = custody;
        this.sessions = new Sessions(custody, new Revocation(secrets, clients, changes), changes, clock);
        this.changes = changes;
        this.clock = clock;
    }

    /** Wakes the integration that somebody has signed in for, or tried to. */
    public EventSource<?, RingCentralIntegration> wakeUps() {
        return wakeUps;
    }

    /** The link to sign in for {@code integration}: that of its status while it works, else a new one; none without pages. */
    Optional<SignInLink> link(RingCentralIntegration integration) {
        return publicUrl.map(base -> shown(integration)
                .filter(link -> works(link) && link.url().startsWith(base + "/"))
                .orElseGet(() -> newLink(base)));
    }

    /** Why the last try to sign in for {@code integration} came to nothing, if it did. */
    Optional<String> lastFailure(RingCentralIntegration integration) {
        return Optional.ofNullable(failures.get(integration.getMetadata().getUid()));
    }

    /** Forgets what is known of an integration that is gone. */
    void forget(RingCentralIntegration integration) {
        failures.remove(integration.getMetadata().getUid());
    }

    @Override
    public Optional<Invitation> invitation(String ticket) {
        return integrations
                .all()
                .filter(integration -> shown(integration)
                        .filter(link -> works(link) && same(ticketOf(link), ticket))
                        .isPresent())
                .findFirst()
                .flatMap(this::invitation);
    }

    @Override
    public Optional<Invitation> accept(String ticket) {
        used.values().removeIf(until -> clock.instant().isAfter(until));
        Optional<Invitation> invitation = invitation(ticket)
                .filter(valid -> valid.obstacle().isEmpty())
                .filter(valid -> used.putIfAbsent(ticket, clock.instant().plus(LIFE)) == null);
        invitation.ifPresent(this::wake);
        return invitation;
    }

    @Override
    public SignInResult complete(Invitation invitation, String code, String codeVerifier, URI redirectUri) {
        Optional<RingCentralIntegration> integration = find(invitation);
        Optional<Credentials> credentials = integration.flatMap(this::credentials);
        if (integration.isEmpty() || credentials.isEmpty()) {
            return refused(invitation, "The integration, or the Secret with its RingCentral app, is no longer there.");
        }
        Optional<String> obstacle = obstacle(integration.get());
        if (obstacle.isPresent()) {
            return refused(invitation, obstacle.get());
        }
        if (!invitation.isFor(
                URI.create(credentials.get().serverUrl()),
                credentials.get().app().clientId())) {
            return refused(
                    invitation, "The manifest has come to name another RingCentral server or app since. Start again.");
        }
        try {
            TokenCustody.Kept kept = custody.read(integration.get());
            if (kept instanceof TokenCustody.Foreign) {
                return refused(invitation, TokenCustody.foreign(integration.get()));
            }
            custody.check(integration.get(), kept);
            return opened(invitation, integration.get(), credentials.get(), code, codeVerifier, redirectUri);
        } catch (ApiException e) {
            return failed(invitation, e.failure());
        } catch (CustodyRefused e) {
            return refused(invitation, e.finding().message());
        } catch (KubernetesClientException | IllegalStateException e) {
            LOGGER.error("A session with RingCentral could not be stored", e);
            return refused(invitation, "The cluster did not store the session; the operator's log says why.");
        }
    }

    @Override
    public void failed(Invitation invitation, String why) {
        find(invitation).ifPresent(integration -> {
            failures.put(integration.getMetadata().getUid(), why);
            changes.noticed(integration, EventReason.SignInFailed, why);
        });
        wake(invitation);
    }

    private SignInResult opened(
            Invitation invitation,
            RingCentralIntegration integration,
            Credentials credentials,
            String code,
            String codeVerifier,
            URI redirectUri) {
        var client = clients.of(invitation.serverUrl(), credentials.app());
        TokenPair tokens = client.exchangeCode(code, codeVerifier, redirectUri);
        Sessions.Opened opened = sessions.open(integration, client, credentials, tokens);
        if (opened instanceof Sessions.WrongAccount wrong) {
            return refused(invitation, wrong.message());
        }
        Sessions.Stored stored = (Sessions.Stored) opened;
        failures.remove(integration.getMetadata().getUid());
        wake(invitation);
        return new SignInResult.Connected(
                stored.account().id(),
                stored.account().mainNumber(),
                stored.session().reauthenticateBy());
    }

    private SignInResult refused(Invitation invitation, String why) {
        failed(invitation, why);
        return new SignInResult.Refused(why);
    }

    private SignInResult failed(Invitation invitation, ApiFailure failure) {
        if (failure instanceof ApiFailure.Wait) { // its message is for calls that the operator makes again by itself
            return unanswered(invitation, "It takes no more calls of this app for the moment");
        }
        return failure.reason().passes()
                ? unanswered(invitation, failure.message())
                : refused(invitation, failure.message());
    }

    private SignInResult unanswered(Invitation invitation, String how) {
        failed(invitation, "RingCentral did not answer as it should: " + how);
        return new SignInResult.Unanswered(how);
    }

    private Optional<Invitation> invitation(RingCentralIntegration integration) {
        return credentials(integration)
                .map(credentials -> new Invitation(
                        integration.getMetadata().getNamespace(),
                        integration.getMetadata().getName(),
                        URI.create(connection(integration).orElseThrow().serverUrl()),
                        credentials.app().clientId(),
                        AccountPin.of(integration),
                        obstacle(integration),
                        Instant.parse(shown(integration).orElseThrow().expiresAt())));
    }

    /** Why nobody can sign in now, although a link is still there. */
    private static Optional<String> obstacle(RingCentralIntegration integration) {
        if (integration.isMarkedForDeletion()) {
            return Optional.of("The integration is being deleted. There is nothing to sign in for any more.");
        }
        if (integration.getSpec().suspend()) {
            return Optional.of("The integration is suspended. Set spec.suspend to false, then open the link again.");
        }
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe
                ? Optional.of(
                        "The integration only observes. Set spec.managementPolicy to Manage, then open the link that"
                                + " it shows.")
                : Optional.empty();
    }

    private Optional<Credentials> credentials(RingCentralIntegration integration) {
        return connection(integration).flatMap(ringCentral -> secrets.get(
                        integration.getMetadata().getNamespace(),
                        ringCentral.authentication().credentialsSecretRef().name())
                .flatMap(secret -> Credentials.parse(secret, ringCentral)));
    }

    private static Optional<RingCentralConnection> connection(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getSpec().ringCentral())
                .filter(ringCentral -> ringCentral.authentication().flow() == Flow.AuthorizationCode);
    }

    private Optional<RingCentralIntegration> find(Invitation invitation) {
        return integrations
                .all()
                .filter(integration -> integration.getMetadata().getNamespace().equals(invitation.namespace())
                        && integration.getMetadata().getName().equals(invitation.integration()))
                .findFirst();
    }

    private void wake(Invitation invitation) {
        wakeUps.propagateEvent(new ResourceID(invitation.integration(), invitation.namespace()));
    }

    private SignInLink newLink(PublicUrl base) {
        byte[] ticket = new byte[TICKET_BYTES];
        random.nextBytes(ticket);
        return new SignInLink(
                base.link(Base64.getUrlEncoder().withoutPadding().encodeToString(ticket))
                        .toString(),
                clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private boolean works(SignInLink link) {
        return end(link).filter(clock.instant()::isBefore).isPresent() && !used.containsKey(ticketOf(link));
    }

    /** Until when; of a status that somebody has edited beyond recognition none, so that the next look makes a new link. */
    private static Optional<Instant> end(SignInLink link) {
        try {
            return Optional.of(Instant.parse(link.expiresAt()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignInLink> shown(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::ringCentral)
                .flatMap(ringCentral -> Optional.ofNullable(ringCentral.signIn()));
    }

    private static String ticketOf(SignInLink link) {
        return link.url().substring(link.url().lastIndexOf('/') + 1);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
