package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.okta.App;
import java.net.URI;

/** Links into Okta's Admin Console, for what only a person can do. */
public final class AdminLinks {

    private AdminLinks() {}

    /** The app's page. */
    public static String app(URI orgUrl, App app) {
        return console(orgUrl, app) + "/admin/app/" + app.name() + "/instance/" + app.id();
    }

    /** The app's Provisioning tab. */
    public static String provisioning(URI orgUrl, App app) {
        return app(orgUrl, app) + "/#tab-user-management";
    }

    /** Okta names the Admin Console's host in the app's own links; else it is the org's with "-admin". */
    private static String console(URI orgUrl, App app) {
        String help = app.json().path("_links").path("help").path("href").asText();
        if (!help.isEmpty()) {
            URI link = URI.create(help);
            return link.getScheme() + "://" + link.getAuthority();
        }
        String authority = orgUrl.getAuthority();
        int dot = authority.indexOf('.');
        return orgUrl.getScheme() + "://"
                + (dot < 0 ? authority : authority.substring(0, dot) + "-admin" + authority.substring(dot));
    }
}
