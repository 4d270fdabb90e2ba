package dev.ringcentralokta.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsSecretsTest {

    @Test
    void ofASecretOnlyItsNameIsKept() {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("okta-api")
                .withUid("u1")
                .withResourceVersion("7")
                .withAnnotations(
                        Map.of("kubectl.kubernetes.io/last-applied-configuration", "{\"apiToken\": \"secret\"}"))
                .endMetadata()
                .withData(Map.of("apiToken", "c2VjcmV0"))
                .withStringData(Map.of("apiToken", "secret"))
                .build();

        assertThat(CredentialsSecrets.nameOnly(secret))
                .isEqualTo(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("okta-api")
                        .withUid("u1")
                        .withResourceVersion("7")
                        .endMetadata()
                        .build());
    }
}
