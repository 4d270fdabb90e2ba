package dev.ringcentralokta.operator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final String SERVICE = "0oaservice";
    private static final Set<String> ALL = Set.of(
            "okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage", "okta.logs.read");
    private static final Set<String> WITHOUT_LOG =
            Set.of("okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage");

    private final MovableClock clock = new MovableClock();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org =
            SimulatedOkta.start(OktaOptions.defaults().withGenerousLimits(), Optional.empty(), clock);
    private final Preflight preflight = new Preflight(clock);

    private OktaClient okta;

    @BeforeEach
    void givenAServiceApp() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), ALL);
        okta = client(key.toJSONString());
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
    }

    @Test
    void noticesWithinAnHourThatTheSystemLogMayBeRead() {
        // Given a role that does not cover the System Log
        org.org().restrictServiceApp(SERVICE, WITHOUT_LOG);
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(preflight.systemLogFailure()).isPresent();

        // When it is widened, that is not asked for at every look
        org.org().restrictServiceApp(SERVICE, ALL);
        clock.advance(Duration.ofMinutes(59));
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(preflight.systemLogFailure()).isPresent();

        // But it is after an hour, and from then on no more
        clock.advance(Duration.ofMinutes(1));
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(preflight.systemLogFailure()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(org.calls().calls())
                .extracting(CallLog.Call::path)
                .filteredOn(path -> path.startsWith("/api/v1"))
                .containsExactly(
                        "/api/v1/apps?limit=1",
                        "/api/v1/users?limit=1",
                        "/api/v1/groups?limit=1",
                        "/api/v1/mappings?limit=1",
                        "/api/v1/logs?limit=1",
                        "/api/v1/logs?limit=1");
    }

    @Test
    void aTroubleOfTheSystemLogIsOverByTheNextLook() {
        // Given a System Log in trouble, at the second attempt too
        org.faults().inject("GET", "/api/v1/logs", 2, new Faults.Status(503, ""));

        // Then nothing else waits for it
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(preflight.systemLogFailure()).isPresent();

        // And it is tried again at once
        assertThat(preflight.missing(okta)).isEmpty();
        assertThat(preflight.systemLogFailure()).isEmpty();
    }

    private OktaClient client(String privateKey) {
        OktaCredentials credentials = new OktaCredentials.ServiceApp(SERVICE, privateKey, null);
        return OktaClient.create(
                OktaClient.Settings.fixed(org.url(), credentials, 100), transport, new Governor("Okta", clock), clock);
    }
}
