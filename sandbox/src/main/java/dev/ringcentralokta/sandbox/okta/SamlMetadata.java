package dev.ringcentralokta.sandbox.okta;

import java.util.List;
import java.util.stream.Collectors;

/** The metadata of Okta as the identity provider of an app (okta-api.md §3). */
final class SamlMetadata {

    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    private static final String METADATA =
            """
            <?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/%1$s" \
            xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" \
            protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing">\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>%2$s\
            </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>%4$s%5$s<md:SingleSignOnService \
            Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%3$s"/><md:SingleSignOnService \
            Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%3$s"/>\
            </md:IDPSSODescriptor></md:EntityDescriptor>""";

    private static final String LOGOUT =
            """
            <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%1$s"/>\
            <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%1$s"/>""";

    private final OrgContext org;
    private final App app;

    SamlMetadata(OrgContext org, App app) {
        this.org = org;
        this.app = app;
    }

    String xml(SigningKeys.Key key) {
        return METADATA.formatted(app.externalKey(), key.wrapped(), url("sso"), logout(), formats());
    }

    private String logout() {
        boolean offered = app.settings().at("/signOn/slo/enabled").asBoolean();
        return offered ? LOGOUT.formatted(url("slo")) : "";
    }

    private String formats() {
        return nameIdFormats().stream()
                .map(format -> "<md:NameIDFormat>" + format + "</md:NameIDFormat>")
                .collect(Collectors.joining());
    }

    /** A network app takes e-mail addresses with SAML 2.0; others name a format, which is offered beside it. */
    private List<String> nameIdFormats() {
        boolean named = app.entry().custom()
                || app.signOnMode().filter(SignOnMode.SAML_1_1::equals).isPresent();
        String format = named ? app.settings().at("/signOn/subjectNameIdFormat").asText(UNSPECIFIED) : EMAIL;
        return switch (format) {
            case EMAIL -> List.of(EMAIL);
            case UNSPECIFIED -> List.of(UNSPECIFIED, EMAIL);
            default -> List.of(EMAIL, format);
        };
    }

    private String url(String service) {
        return org.url("/app/" + app.entry().name() + "/" + app.externalKey() + "/" + service + "/saml");
    }
}
