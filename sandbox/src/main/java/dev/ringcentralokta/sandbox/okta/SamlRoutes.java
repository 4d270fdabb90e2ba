package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Optional;

/** SAML metadata, with and without authentication, and the signing keys (okta-api.md §3). */
final class SamlRoutes {

    private static final String READ = "okta.apps.read";
    private static final String KEYS = "/api/v1/apps/{id}/credentials/keys";
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
        answer(context, app, app.keys().get(kid == null ? app.signingKid().orElseThrow() : kid));
    }

    private void publicMetadata(Context context) {
        String externalKey = context.pathParam("exk");
        Optional<App> app = org.apps().list().stream()
                .filter(any -> any.externalKey().equals(externalKey) && any.saml())
                .findFirst();
        App found = app.orElseThrow(OktaError::noSuchPath);
        answer(context, found, found.keys().get(found.signingKid().orElseThrow()));
    }

    private void answer(Context context, App app, SigningKeys.Key key) {
        context.contentType("application/xml;charset=ISO-8859-1").result(new SamlMetadata(org.context(), app).xml(key));
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
