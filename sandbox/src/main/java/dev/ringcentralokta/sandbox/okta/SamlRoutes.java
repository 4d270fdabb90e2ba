package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Optional;
import java.util.stream.Collectors;

/** SAML metadata, with and without authentication, and the signing keys (okta-api.md §3). */
final class SamlRoutes {

    private static final String READ = "okta.apps.read";
    private static final String KEYS = "/api/v1/apps/{id}/credentials/keys";
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

    private final OktaOrg org;
    private final Gate gate;

    SamlRoutes(OktaOrg org, Gate gate) {
        this.org = org;
        this.gate = gate;
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/apps/{id}/sso/saml/metadata", gate.scoped(READ, this::metadata));
        router.get("/app/{exk}/sso/saml/metadata", gate.open(this::publicMetadata));
        router.get(KEYS, gate.scoped(READ, this::listKeys));
        router.get(KEYS + "/{kid}", gate.scoped(READ, this::getKey));
        router.post(KEYS + "/generate", gate.scoped("okta.apps.manage", this::generateKey));
    }

    private void metadata(Context context) {
        App app = app(context);
        if (!app.saml()) {
            throw OktaError.metadataNotSupported("The application does not sign on with SAML 2.0.");
        }
        String kid = context.queryParam("kid");
        answer(context, app, app.keys().get(kid == null ? app.keys().activeKid().orElseThrow() : kid));
    }

    private void publicMetadata(Context context) {
        String externalKey = context.pathParam("exk");
        Optional<App> app = org.apps().list().stream()
                .filter(any -> any.externalKey().equals(externalKey) && any.saml())
                .findFirst();
        App found = app.orElseThrow(OktaError::noSuchPath);
        answer(context, found, found.keys().get(found.keys().activeKid().orElseThrow()));
    }

    private void answer(Context context, App app, SigningKeys.Key key) {
        String sso = org.context().url("/app/" + app.entry().name() + "/" + app.externalKey() + "/sso/saml");
        context.contentType("application/xml;charset=ISO-8859-1")
                .result(METADATA.formatted(app.externalKey(), key.wrapped(), sso, logout(app), formats(app)));
    }

    private String logout(App app) {
        String url = org.context().url("/app/" + app.entry().name() + "/" + app.externalKey() + "/slo/saml");
        return app.singleLogout() ? LOGOUT.formatted(url) : "";
    }

    private static String formats(App app) {
        return app.nameIdFormats().stream()
                .map(format -> "<md:NameIDFormat>" + format + "</md:NameIDFormat>")
                .collect(Collectors.joining());
    }

    private void listKeys(Context context) {
        Pages.json(
                context,
                Json.array(app(context).keys().list().stream()
                        .map(SigningKeys.Key::json)
                        .toList()));
    }

    private void getKey(Context context) {
        Pages.json(context, app(context).keys().get(context.pathParam("kid")).json());
    }

    private void generateKey(Context context) {
        String years = Optional.ofNullable(context.queryParam("validityYears")).orElse("");
        if (!years.matches("[2-9]|10")) {
            throw OktaError.invalid("generateKey", "Validity years out of range. It should be 2 - 10 years.");
        }
        context.status(201);
        Pages.json(
                context,
                app(context)
                        .keys()
                        .generate(org.context().now(), Integer.parseInt(years))
                        .json());
    }

    private App app(Context context) {
        return org.apps().get(context.pathParam("id"));
    }
}
