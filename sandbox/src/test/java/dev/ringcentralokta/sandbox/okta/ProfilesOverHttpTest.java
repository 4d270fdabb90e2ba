package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mappings, app user schema, SAML metadata and keys. */
class ProfilesOverHttpTest {

    private final OktaHttp org = new OktaHttp();
    private final String id = org.ringCentral();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void listsBothMappingsOfAnAppWithoutTheirProperties() {
        OktaHttp.Answer toApp = org.get("/api/v1/mappings?targetId=" + id);
        OktaHttp.Answer toOkta = org.get("/api/v1/mappings?sourceId=" + id);

        assertThat(toApp.json()).hasSize(1);
        assertThat(toApp.json().at("/0/source/type").asText()).isEqualTo("user");
        assertThat(toApp.json().at("/0/target/name").asText()).isEqualTo("ringcentral");
        assertThat(toApp.json().path(0).has("properties")).isFalse();
        assertThat(toOkta.json()).hasSize(1);
    }

    @Test
    void changesAMappingInPartAndRemovesByNull() {
        String mapping = "/api/v1/mappings/"
                + org.get("/api/v1/mappings?targetId=" + id).json().at("/0/id").asText();

        JsonNode changed = org.post(
                        mapping,
                        """
                        {"properties":{"department":{"expression":"user.division","pushStatus":"DONT_PUSH"},
                          "city":null,"zip":{"expression":null,"pushStatus":null}}}""")
                .json()
                .path("properties");

        assertThat(changed.path("department"))
                .hasToString("{\"expression\":\"user.division\",\"pushStatus\":\"DONT_PUSH\"}");
        assertThat(changed.has("city")).isFalse();
        assertThat(changed.has("zip")).isFalse();
        assertThat(changed.at("/email/expression").asText()).isEqualTo("user.email");
        assertThat(org.post(mapping, "{\"properties\":{\"nope\":{\"expression\":\"x\",\"pushStatus\":\"PUSH\"}}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void addsAndRemovesCustomAttributesOfTheSchema() {
        String schema = "/api/v1/meta/schemas/apps/" + id + "/default";

        JsonNode added = custom(schema, "{\"title\":\"Desk\",\"type\":\"string\"}");
        JsonNode removed = custom(schema, "null");

        assertThat(added.at("/definitions/custom/properties/desk/title").asText())
                .isEqualTo("Desk");
        assertThat(added.at("/definitions/base/properties/userName/required").asBoolean())
                .isTrue();
        assertThat(added.path("id").asText()).isEqualTo(org.url() + "/meta/schemas/apps/" + id + "/default");
        assertThat(removed.at("/definitions/custom/properties").isEmpty()).isTrue();
    }

    @Test
    void publishesMetadataWithTheCertificateOfTheActiveKey() throws Exception {
        String active = org.get("/api/v1/apps/" + id)
                .json()
                .at("/credentials/signing/kid")
                .asText();
        JsonNode key =
                org.get("/api/v1/apps/" + id + "/credentials/keys/" + active).json();
        OktaHttp.Answer metadata = org.get("/api/v1/apps/" + id + "/sso/saml/metadata?kid="
                + key.path("kid").asText());
        String exk = metadata.body().replaceAll("(?s).*entityID=\"http://www.okta.com/([^\"]+)\".*", "$1");

        X509Certificate certificate = certificate(metadata.body());
        assertThat(metadata.header("Content-Type")).isEqualTo("application/xml;charset=ISO-8859-1");
        assertThat(exk).startsWith("exk").hasSize(20);
        assertThat(metadata.body()).contains(org.url() + "/app/ringcentral/" + exk + "/sso/saml\"");
        assertThat(Base64.getEncoder().encodeToString(certificate.getEncoded()))
                .isEqualTo(key.at("/x5c/0").asText());
        assertThat(certificate.getNotAfter()).isEqualTo("2036-11-24T08:00:00Z");
        assertThat(key.path("expiresAt").asText()).isEqualTo("2036-11-24T08:00:00.000Z");

        org.authorize("");
        assertThat(org.get("/app/" + exk + "/sso/saml/metadata").body()).isEqualTo(metadata.body());
        assertThat(org.get("/app/exknone/sso/saml/metadata").status()).isEqualTo(404);
    }

    @Test
    void rotatesTheSigningKey() {
        String keys = "/api/v1/apps/" + id + "/credentials/keys";

        OktaHttp.Answer generated = org.post(keys + "/generate?validityYears=2", "");
        String kid = generated.json().path("kid").asText();
        JsonNode app = org.put(
                        "/api/v1/apps/" + id,
                        "{\"label\":\"RingCentral\",\"signOnMode\":\"SAML_2_0\",\"credentials\":{\"signing\":{\"kid\":\""
                                + kid + "\"}}}")
                .json();

        assertThat(generated.status()).isEqualTo(201);
        assertThat(app.at("/credentials/signing/kid").asText()).isEqualTo(kid);
        // The org's own key, which all network apps may use, the app's first one, and the new one.
        assertThat(org.get(keys).json()).hasSize(3);
        assertThat(org.post(keys + "/generate?validityYears=11", "").status()).isEqualTo(400);
        assertThat(org.get(keys + "/nokey").status()).isEqualTo(404);
    }

    private JsonNode custom(String schema, String attribute) {
        return org.post(schema, "{\"definitions\":{\"custom\":{\"properties\":{\"desk\":" + attribute + "}}}}")
                .json();
    }

    private static X509Certificate certificate(String metadata) throws Exception {
        String text = metadata.replaceAll("(?s).*<ds:X509Certificate>(.*)</ds:X509Certificate>.*", "$1");
        byte[] der = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
