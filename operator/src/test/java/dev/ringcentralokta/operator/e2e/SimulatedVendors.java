package dev.ringcentralokta.operator.e2e;

import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** An Okta org and a RingCentral account on this machine. */
final class SimulatedVendors implements AutoCloseable {

    private final OktaOptions oktaOptions = OktaOptions.defaults().withGenerousLimits();
    private final RingCentralOptions ringCentralOptions =
            RingCentralSeed.options().withLimits(RateLimits.generous());
    private final SimulatedRingCentral ringCentral;
    private final SimulatedOkta okta;
    private final Path authority;

    SimulatedVendors() {
        Tls tls = Tls.create();
        Clock clock = Clock.systemUTC();
        ringCentral = SimulatedRingCentral.start(ringCentralOptions, Optional.of(tls), clock);
        RingCentralSeed.plant(ringCentral.account());
        okta = SimulatedOkta.start(oktaOptions, Optional.of(tls), clock);
        OktaSeed.acme(okta.org());
        authority = write(tls.authorityPem());
    }

    SimulatedOkta okta() {
        return okta;
    }

    SimulatedRingCentral ringCentral() {
        return ringCentral;
    }

    /** PEM file of who vouches for them. */
    Path authority() {
        return authority;
    }

    Map<String, String> oktaCredentials() {
        return Map.of("apiToken", oktaOptions.apiToken());
    }

    Map<String, String> ringCentralCredentials() {
        return Map.of(
                "clientId", ringCentralOptions.clientId(),
                "clientSecret", ringCentralOptions.clientSecret(),
                "jwt", ringCentralOptions.jwt());
    }

    /** A sample, which names the real ones, pointed here. */
    String here(String manifest) {
        return manifest.replace("https://acme.okta.com", okta.url().toString())
                .replace("https://platform.ringcentral.com", ringCentral.url().toString());
    }

    @Override
    public void close() {
        okta.close();
        ringCentral.close();
        try {
            Files.deleteIfExists(authority);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String pem) {
        try {
            return Files.writeString(Files.createTempFile("sandbox-ca", ".pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
