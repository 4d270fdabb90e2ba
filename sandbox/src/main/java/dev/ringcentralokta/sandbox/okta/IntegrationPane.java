package dev.ringcentralokta.sandbox.okta;

import dev.ringcentralokta.sandbox.http.Html;
import io.javalin.http.Context;

/** SETTINGS > Integration, and the form behind it. */
final class IntegrationPane {

    private IntegrationPane() {}

    static Html of(App app) {
        Provisioning saved = app.provisioning();
        if (!saved.enabled()) {
            return Html.of(
                    """
                    <p>Provisioning is not enabled.</p>
                    <p><a class="button" href="{}/integration">Configure API Integration</a></p>
                    """,
                    AdminPages.path(app));
        }
        return Html.of(
                """
                <p role="status">Provisioning is enabled.</p>
                <dl><dt>Enable API Integration</dt><dd>Enabled</dd><dt>Import Groups</dt><dd>{}</dd></dl>
                <p><a class="button" href="{}/integration">Edit</a></p>
                """,
                ProvisioningTab.onOff(saved.importGroups()),
                AdminPages.path(app));
    }

    /** Without an alert, {@code alert} is empty. */
    static void form(Context context, App app, ApiIntegration draft, String alert) {
        AdminPages.show(
                context,
                app,
                "Configure API Integration",
                Html.of(
                        """
                        {}
                        <form method="post" action="{}/integration">
                        {}{}
                        <p>{}</p>
                        <p><button name="do" value="authenticate">{}</button></p>
                        <p><button class="main" name="do" value="save">Save</button>
                        <a href="{}">Cancel</a></p>
                        </form>
                        """,
                        alert.isEmpty() ? Html.NONE : Html.of("<p role=\"alert\">{}</p>", alert),
                        AdminPages.path(app),
                        ProvisioningTab.box("enabled", "Enable API Integration", draft.enabled()),
                        ProvisioningTab.box("importGroups", "Import Groups", draft.importGroups()),
                        draft.authenticated()
                                ? Html.of("<span role=\"status\">Authenticated with RingCentral.</span>")
                                : "Okta needs the consent of a RingCentral administrator.",
                        draft.authenticated() ? "Re-authenticate with RingCentral" : "Authenticate with RingCentral",
                        AdminPages.path(app)));
    }

    /** The dialog that asks whether Import Groups was cleared on purpose. */
    static void disableImportGroups(Context context, App app, boolean save) {
        AdminPages.show(
                context,
                app,
                "Disable Import Groups",
                Html.of(
                        """
                        <p>RingCentral's groups will not be added to Okta.</p>
                        <form method="post" action="{}/integration">
                        <input type="hidden" name="enabled" value="on">
                        <input type="hidden" name="continue" value="on">
                        <p><button class="main" name="do" value="{}">Continue</button>
                        <a href="{}/integration">Cancel</a></p>
                        </form>
                        """,
                        AdminPages.path(app),
                        save ? "save" : "authenticate",
                        AdminPages.path(app)));
    }
}
