package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.http.ApiException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SamlMetadataTest {

    private static final String METADATA =
            """
            <?xml version="1.0" encoding="UTF-8"?>%s
            <md:EntityDescriptor entityID="http://www.okta.com/exk1" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
              <md:IDPSSODescriptor>%s
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                    Location="https://acme.okta.com/redirect"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                    Location="https://acme.okta.com/app/ringcentral/exk1/sso/saml"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>""";

    @Test
    void readsEntityIdAndSignOnUrl() {
        SamlMetadata metadata = SamlMetadata.parse(METADATA.formatted("", ""));

        assertThat(metadata.entityId()).isEqualTo("http://www.okta.com/exk1");
        assertThat(metadata.ssoUrl()).isEqualTo("https://acme.okta.com/app/ringcentral/exk1/sso/saml");
        assertThat(metadata.certificatesPem()).isEmpty();
        assertThat(metadata.certificateExpiresAt()).isNull();
    }

    @Test
    void knowsThePublicUrl() {
        assertThat(SamlMetadata.publicUrl(URI.create("https://acme.okta.com"), "http://www.okta.com/exk1"))
                .hasToString("https://acme.okta.com/app/exk1/sso/saml/metadata");
    }

    @Test
    void readsNoFilesOfThisMachine() {
        String attack = METADATA.formatted("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", "&e;");

        assertThatThrownBy(() -> SamlMetadata.parse(attack))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("not XML");
    }

    @Test
    void survivesWhatIsNotMetadata() {
        String certificate = "<X509Certificate xmlns=\"http://www.w3.org/2000/09/xmldsig#\">AAAA</X509Certificate>";

        assertThatThrownBy(() -> SamlMetadata.parse("<html>")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> SamlMetadata.parse("<html/>")).hasMessageContaining("lacks the entity id");
        assertThatThrownBy(() -> SamlMetadata.parse(METADATA.formatted("", certificate)))
                .hasMessageContaining("certificate");
    }
}
