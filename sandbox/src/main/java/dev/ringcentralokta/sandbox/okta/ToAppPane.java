package dev.ringcentralokta.sandbox.okta;

import dev.ringcentralokta.sandbox.http.Html;
import io.javalin.http.Context;

/** SETTINGS > To App. */
final class ToAppPane {

    private ToAppPane() {}

    static Html of(App app) {
        Provisioning saved = app.provisioning();
        return Html.of(
                """
                <dl><dt>Create Users</dt><dd>{}</dd>
                <dt>Update User Attributes</dt><dd>{}</dd>
                <dt>Deactivate Users</dt><dd>{}</dd></dl>
                <p><a class="button" href="{}/to-app/edit">Edit</a></p>
                """,
                ProvisioningTab.onOff(saved.pushesNewUsers()),
                ProvisioningTab.onOff(saved.pushesProfiles()),
                ProvisioningTab.onOff(saved.pushesDeactivation()),
                AdminPages.path(app));
    }

    static void form(Context context, App app) {
        Provisioning saved = app.provisioning();
        AdminPages.show(
                context,
                app,
                "Provisioning to App",
                Html.of(
                        """
                        <form method="post" action="{}/to-app/edit">
                        {}{}{}
                        <p>Deactivating a user, or taking the app away from one, removes the RingCentral account with all
                        its data.</p>
                        <p><button class="main">Save</button> <a href="{}/to-app">Cancel</a></p>
                        </form>
                        """,
                        AdminPages.path(app),
                        ProvisioningTab.box("createUsers", "Create Users", saved.pushesNewUsers()),
                        ProvisioningTab.box("updateAttributes", "Update User Attributes", saved.pushesProfiles()),
                        ProvisioningTab.box("deactivateUsers", "Deactivate Users", saved.pushesDeactivation()),
                        AdminPages.path(app)));
    }
}
