package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** That the search for secrets finds one: without, its silence would prove nothing. */
class KnownSecretsTest {

    private static final String SECRET = "s3cret/of+ours";

    private final KnownSecrets secrets = new KnownSecrets();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token s3cret/of+ours was refused",
                "grant_type=x&assertion=s3cret%2Fof%2Bours",
                "{\"password\":\"s3cret/of+ours\"}"
            })
    void findsASecretInAText(String text) {
        secrets.add(SECRET);

        assertThat(secrets.toldBy(List.of(text, "nothing"))).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "id", "app", "user"})
    void findsASecretInAHeaderOfBasicAuthentication(String user) {
        secrets.add(SECRET);
        String header = "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(secrets.toldBy(List.of(header))).containsExactly(header);
    }

    @Test
    void findsWhatTheOperatorLogsAndThrows() {
        // Given a log that is listened to
        secrets.add(SECRET);
        try (CapturedLog log = CapturedLog.open()) {
            // When a secret is told at the lowest level, and by the cause of an exception
            LoggerFactory.getLogger(getClass()).trace("Calling with {}", SECRET);
            LoggerFactory.getLogger("some.library")
                    .warn("Failed", new IllegalStateException("outer", new IllegalArgumentException(SECRET)));
            LoggerFactory.getLogger("some.library").info("All is well");

            // Then both lines are found
            assertThat(secrets.toldBy(log.lines())).hasSize(2);
        }
    }

    @Test
    void findsTheSecretsOfAWorldAndAPieceOfItsKey() throws Exception {
        try (World world = World.start()) {
            // Given the Secrets of a service app
            world.withSecretsOfServiceApp(
                    new ECKeyGenerator(Curve.P_256).keyID("k1").generate());
            secrets.addAllOf(world);
            String pem = new String(
                    Base64.getDecoder()
                            .decode(world.get(io.fabric8.kubernetes.api.model.Secret.class, "okta-api")
                                    .getData()
                                    .get("privateKey")),
                    StandardCharsets.UTF_8);

            // When a line of the key is told
            String line = "key: " + pem.lines().skip(1).findFirst().orElseThrow();

            // Then it is found, and the client id is not taken for a secret
            assertThat(secrets.toldBy(List.of(line, "client 0oaserviceapp"))).containsExactly(line);
        }
    }
}
