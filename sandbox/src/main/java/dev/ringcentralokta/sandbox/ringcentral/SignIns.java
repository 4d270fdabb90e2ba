package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sign-ins that people have begun and neither ended nor forgotten. */
final class SignIns {

    private final Clock clock;
    private final Map<String, SignIn> open = new HashMap<>();

    SignIns(Clock clock) {
        this.clock = clock;
    }

    /** Begins one in a browser. */
    synchronized SignIn begin(AuthorizationRequest request, String browser) {
        open.values().removeIf(signIn -> signIn.endedBefore(clock.instant()));
        SignIn signIn = new SignIn(
                UUID.randomUUID().toString(), browser, request, clock.instant(), request.loginHint(), Optional.empty());
        return keep(signIn);
    }

    synchronized SignIn keep(SignIn signIn) {
        open.put(signIn.id(), signIn);
        return signIn;
    }

    synchronized Optional<SignIn> of(String id, String browser) {
        return Optional.ofNullable(open.get(id))
                .filter(signIn -> signIn.browser().equals(browser))
                .filter(signIn -> !signIn.endedBefore(clock.instant()));
    }

    /** Ends it; only one of several attempts gets it. */
    synchronized boolean end(SignIn signIn) {
        return open.remove(signIn.id()) != null;
    }
}
