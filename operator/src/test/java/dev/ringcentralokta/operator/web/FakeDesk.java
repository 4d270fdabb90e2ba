package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Tickets that work once, and a RingCentral that gives codes and checks PKCE. */
final class FakeDesk implements SignInDesk {

    static final String CLIENT_ID = "client one&two";
    static final URI SERVER = URI.create("https://platform.example.com");
    static final String MAIN_NUMBER = "+16505550100";
    static final Instant REAUTHENTICATE_BY = Instant.parse("2026-12-01T10:00:00Z");

    private record Grant(String challenge, String redirectUri, String account) {}

    private final Map<String, Invitation> open = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile boolean outage;
    private volatile Optional<String> obstacle = Optional.empty();
    private volatile Runnable beforeExchange = () -> {};

    FakeDesk(Clock clock) {
        this.clock = clock;
    }

    /** A new ticket for an integration of that name. */
    String invite(String integration, Optional<String> account) {
        return invite(integration, account, SERVER);
    }

    String invite(String integration, Optional<String> account, URI server) {
        String ticket = new Unguessable().next();
        Instant end = clock.instant().plus(Duration.ofHours(1));
        open.put(ticket, new Invitation("team-a", integration, server, CLIENT_ID, account, obstacle, end));
        return ticket;
    }

    /** What a person does at RingCentral: signs in to the account and allows access. Returns the query to come back with. */
    String authorize(URI authorizeUri, String account) {
        Map<String, String> asked = parameters(authorizeUri);
        String code = new Unguessable().next();
        grants.put(code, new Grant(asked.get("code_challenge"), asked.get("redirect_uri"), account));
        return "?code=" + code + "&state=" + asked.get("state") + "&expires_in=60";
    }

    /** Done at the start of each exchange. */
    void beforeExchange(Runnable work) {
        beforeExchange = work;
    }

    /** Nobody can sign in by the tickets that are made from now on. */
    void closed(String why) {
        obstacle = Optional.of(why);
    }

    /** RingCentral gives no answer to any exchange from now on. */
    void outage() {
        outage = true;
    }

    List<String> failures() {
        return failures;
    }

    static Map<String, String> parameters(URI uri) {
        return new HashMap<>(Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8))));
    }

    @Override
    public Optional<Invitation> invitation(String ticket) {
        return Optional.ofNullable(open.get(ticket))
                .filter(invitation -> invitation.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public Optional<Invitation> accept(String ticket) {
        return invitation(ticket).filter(invitation -> open.remove(ticket, invitation));
    }

    @Override
    public SignInResult complete(Invitation invitation, String code, String codeVerifier, URI redirectUri) {
        beforeExchange.run();
        if (outage) {
            return new SignInResult.Unanswered("Answered HTTP 500");
        }
        Grant grant = grants.remove(code);
        if (grant == null
                || !grant.challenge().equals(Unguessable.digest(codeVerifier))
                || !grant.redirectUri().equals(redirectUri.toString())) {
            return new SignInResult.Refused("RingCentral says invalid_grant.");
        }
        Optional<String> expected = invitation.expectedAccount();
        return expected.filter(account -> !account.equals(grant.account()))
                .<SignInResult>map(account -> new SignInResult.Refused(
                        "Account " + grant.account() + " signed in, " + account + " is <expected>."))
                .orElseGet(() -> new SignInResult.Connected(
                        grant.account(), Optional.of(MAIN_NUMBER), Optional.of(REAUTHENTICATE_BY)));
    }

    @Override
    public void failed(Invitation invitation, String why) {
        failures.add(invitation.integration() + ": " + why);
    }
}
