package dev.ringcentralokta.sandbox.okta;

import dev.ringcentralokta.sandbox.http.Html;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The app's Provisioning tab in the Admin Console, where a person does what no API can; worded like Okta's procedure.
 * What is saved shows as it does in a real org: in the app's {@code features[]} what is there to see, and nowhere else.
 */
final class ProvisioningTab {

    private static final String TO_APP = AdminPages.APP + "/to-app";
    private static final String TO_OKTA = AdminPages.APP + "/to-okta";

    private final OktaAdminConsole console;
    private final AdminPages pages;
    private final ApiIntegrationRoutes integration;

    ProvisioningTab(OktaOrg org, Gate gate) {
        console = new OktaAdminConsole(org);
        pages = new AdminPages(org, gate);
        integration = new ApiIntegrationRoutes(org, console, pages);
    }

    void mount(JavalinDefaultRouting router) {
        integration.mount(router);
        router.get(AdminPages.APP, pages.get((context, app) -> tab(context, app, "", IntegrationPane.of(app))));
        router.get(TO_APP, pages.get((context, app) -> settings(context, app, "/to-app", ToAppPane.of(app))));
        router.get(TO_APP + "/edit", pages.get(ToAppPane::form));
        router.post(TO_APP + "/edit", pages.post(this::saveToApp));
        router.get(TO_OKTA, pages.get((context, app) -> settings(context, app, "/to-okta", ToOktaPane.of(app))));
        router.get(TO_OKTA + "/edit", pages.get(ToOktaPane::form));
        router.post(TO_OKTA + "/edit", pages.post(this::saveToOkta));
    }

    private void saveToApp(Context context, App app) {
        console.toApp(
                app.id(),
                AdminPages.ticked(context, "createUsers"),
                AdminPages.ticked(context, "updateAttributes"),
                AdminPages.ticked(context, "deactivateUsers"));
        AdminPages.go(context, AdminPages.path(app) + "/to-app");
    }

    private void saveToOkta(Context context, App app) {
        console.toOkta(app.id(), ToOktaPane.read(context));
        AdminPages.go(context, AdminPages.path(app) + "/to-okta");
    }

    /** Without the integration, the other two have nothing to set. */
    private static void settings(Context context, App app, String pane, Html content) {
        tab(context, app, pane, app.provisioning().enabled() ? content : IntegrationPane.of(app));
    }

    private static void tab(Context context, App app, String pane, Html content) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("", "Integration");
        settings.put("/to-app", "To App");
        settings.put("/to-okta", "To Okta");
        List<Html> links = settings.entrySet().stream()
                .map(link -> Html.of(
                        "<li><a href=\"{}{}\"{}>{}</a></li>",
                        AdminPages.path(app),
                        link.getKey(),
                        link.getKey().equals(pane) ? Html.of(" aria-current=\"page\"") : Html.NONE,
                        link.getValue()))
                .toList();
        AdminPages.show(
                context,
                app,
                app.label(),
                Html.of(
                        """
                        <section id="tab-user-management">
                        <h2>Provisioning</h2>
                        <nav aria-labelledby="settings"><small id="settings">SETTINGS</small><ul>{}</ul></nav>
                        {}
                        </section>
                        """,
                        Html.all(links),
                        content));
    }

    static Html box(String name, String label, boolean ticked) {
        return Html.of(
                "<label class=\"box\"><input type=\"checkbox\" name=\"{}\"{}> {}</label>\n",
                name,
                ticked ? Html.of(" checked") : Html.NONE,
                label);
    }

    static String onOff(boolean on) {
        return on ? "Enabled" : "Disabled";
    }
}
