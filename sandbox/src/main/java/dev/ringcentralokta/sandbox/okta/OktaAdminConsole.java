package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * What only a person can do, in the Admin Console. Unknown apps and values are refused as the API refuses them, with
 * an exception whose message says why.
 */
public final class OktaAdminConsole {

    private static final SystemLog.Target PERSON =
            new SystemLog.Target("00usim000000000001d7", "User", "admin@acme.com", "Acme Admin");

    private static final int SIGNING_KEY_YEARS = 10;

    private final OktaOrg org;

    OktaAdminConsole(OktaOrg org) {
        this.org = org;
    }

    /**
     * "Configure API Integration": the boxes Enable API Integration and Import Groups, and Authenticate with
     * RingCentral. Without the first, everything that provisioning does stops.
     */
    public void configureApiIntegration(String appId, boolean enabled, boolean importGroups) {
        change(appId, app -> app.provisioning().setByPerson(enabled, importGroups));
    }

    /** Provisioning, To App. Needs the API integration. */
    public void toApp(String appId, boolean createUsers, boolean updateAttributes, boolean deactivateUsers) {
        ObjectNode sent = Json.object();
        sent.set("create", Json.object().set("lifecycleCreate", status(createUsers)));
        ObjectNode update = sent.putObject("update");
        update.set("profile", status(updateAttributes));
        update.set("lifecycleDeactivate", status(deactivateUsers));
        change(appId, app -> {
            requireIntegration(app);
            app.provisioning().change(Provisioning.USER_PROVISIONING, sent);
        });
    }

    /** Provisioning, To Okta; the capabilities of INBOUND_PROVISIONING (okta-api.md §5). Needs the API integration. */
    public void toOkta(String appId, ObjectNode capabilities) {
        change(appId, app -> {
            requireIntegration(app);
            app.provisioning().change(Provisioning.INBOUND_PROVISIONING, capabilities);
        });
    }

    /** Grants the consent that an OAuth 2.0 provisioning connection asks for. */
    public void authorizeConnection(String appId) {
        change(appId, app -> app.provisioning().authorize());
    }

    /** Sets one attribute's mapping. */
    public void mapAttribute(String appId, boolean toApp, String target, String expression, boolean always) {
        ObjectNode rule = Json.object().put("expression", expression).put("pushStatus", always ? "PUSH" : "DONT_PUSH");
        ObjectNode sent = Json.object().set("properties", Json.object().set(target, rule));
        change(appId, app -> org.mappings().list().stream()
                .filter(mapping -> mapping.of(app) && mapping.toApp() == toApp)
                .map(Mappings.Mapping::id)
                .findFirst()
                .ifPresent(id -> org.mappings().update(id, sent)));
    }

    /** Edits the app's own settings, with a body as PUT takes it. */
    public void editApp(String appId, ObjectNode body) {
        change(appId, app -> app.replace(body, org.context().now()));
    }

    /** Sign On tab: generates a signing key that is valid for ten years, and activates it. */
    public void rotateSigningKey(String appId) {
        change(appId, app -> {
            String kid =
                    app.keys().generate(org.context().now(), SIGNING_KEY_YEARS).kid();
            ObjectNode body = app.json();
            body.withObject("/credentials/signing").put("kid", kid);
            app.replace(body, org.context().now());
        });
    }

    private void change(String appId, Consumer<App> click) {
        synchronized (org) {
            org.catchUp();
            org.context().log().causedBy(PERSON, org.context().id("req"));
            App app = org.apps().get(appId);
            click.accept(app);
            app.touch(org.context().now());
            org.context().log().success("application.lifecycle.update", "Update application", app.target());
        }
    }

    private static void requireIntegration(App app) {
        if (!app.provisioning().enabled()) {
            throw OktaError.invalid("feature", "Provisioning is not enabled for the app instance.");
        }
    }

    private static ObjectNode status(boolean on) {
        return Json.object().put("status", on ? "ENABLED" : "DISABLED");
    }
}
