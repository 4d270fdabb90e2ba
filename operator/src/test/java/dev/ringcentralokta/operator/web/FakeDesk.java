package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows one ticket, which works once, and takes every code but one. */
final class FakeDesk implements SignInDesk {

    static final String TICKET = "ticket-of-the-integration";
    static final String BAD_CODE = "bad";

    final Set<String> left = ConcurrentHashMap.newKeySet();
    final List<String> failures = new ArrayList<>();
    final List<String> verifiers = new ArrayList<>();

    FakeDesk() {
        left.add(TICKET);
    }

    @Override
    public Optional<Invitation> invitation(String ticket) {
        return left.contains(ticket) ? Optional.of(invitation()) : Optional.empty();
    }

    @Override
    public Optional<Invitation> accept(String ticket) {
        return left.remove(ticket) ? Optional.of(invitation()) : Optional.empty();
    }

    @Override
    public SignInResult complete(Invitation invitation, String code, String codeVerifier, URI redirectUri) {
        verifiers.add(codeVerifier);
        return code.equals(BAD_CODE)
                ? new SignInResult.Refused("Signed in to account 2, but <account 1> is expected.")
                : new SignInResult.Connected("1", "101", Optional.empty());
    }

    @Override
    public void failed(Invitation invitation, String why) {
        failures.add(why);
    }

    private static Invitation invitation() {
        return new Invitation(
                "identity",
                "acme",
                URI.create("https://platform.ringcentral.com"),
                "client",
                Optional.of("1"),
                Instant.parse("2026-11-25T10:00:00Z"));
    }
}
