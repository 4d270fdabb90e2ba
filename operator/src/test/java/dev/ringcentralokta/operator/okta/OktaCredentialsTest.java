package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OktaCredentialsTest {

    @Test
    void readsAnApiTokenAndForgivesTheLineEnd() {
        assertThat(OktaCredentials.parse(Map.of("apiToken", "00abc\n")))
                .isEqualTo(new OktaCredentials.ApiToken("00abc"));
    }

    @Test
    void readsAServiceAppUnderAnyOfTheKeyNames() throws Exception {
        String jwk = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        for (String name : new String[] {"privateKey", "privateKey.pem", "privateKey.jwk"}) {
            assertThat(OktaCredentials.parse(Map.of("clientId", "0oa1", name, jwk, "keyId", "k1")))
                    .isEqualTo(new OktaCredentials.ServiceApp("0oa1", jwk, "k1"));
        }
    }

    @Test
    void saysWhatIsExpected() {
        assertThatThrownBy(() -> OktaCredentials.parse(Map.of()))
                .hasMessageContaining("neither apiToken nor clientId")
                .hasMessageContaining("privateKey");
        assertThatThrownBy(() -> OktaCredentials.parse(Map.of("clientId", "0oa1")))
                .hasMessageContaining("no private key");
        assertThatThrownBy(() -> OktaCredentials.parse(Map.of("apiToken", "x", "clientId", "0oa1")))
                .hasMessageContaining("both");
        assertThatThrownBy(() -> OktaCredentials.parse(Map.of("apiToken", "two words")))
                .hasMessageContaining("apiToken")
                .hasMessageNotContaining("two words");
    }

    @Test
    void aKeyThatCannotBeReadIsRefusedWithoutQuotingIt() {
        for (String key : new String[] {
            "hunter2",
            "{\"kty\":\"RSA\",\"n\":\"hunter2\"}",
            "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\naHVudGVyMg==\n-----END RSA PRIVATE KEY-----"
        }) {
            assertThatThrownBy(() -> OktaCredentials.parse(Map.of("clientId", "0oa1", "privateKey", key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PKCS #8 PEM")
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    @Test
    void textsRevealNothing() {
        assertThat(new OktaCredentials.ApiToken("00secret").toString()).doesNotContain("secret");
        assertThat(new OktaCredentials.ServiceApp("0oa1", "secret", "kid").toString())
                .contains("0oa1")
                .doesNotContain("secret");
        assertThat(new ConnectionProfile.Token("secret").toString()).doesNotContain("secret");
    }
}
