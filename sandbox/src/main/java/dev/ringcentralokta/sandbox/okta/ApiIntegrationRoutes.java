package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRouting;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form "Configure API Integration", with the way to RingCentral's sign-in and back. */
final class ApiIntegrationRoutes {

    /** Where RingCentral sends the browser back to. */
    static final String CALLBACK = "/admin/oauth2/callback";

    private final OktaOrg org;
    private final OktaAdminConsole console;
    private final AdminPages pages;
    private final Map<String, ApiIntegration> drafts = new HashMap<>();
    private final Map<String, String> appsByState = new HashMap<>();

    ApiIntegrationRoutes(OktaOrg org, OktaAdminConsole console, AdminPages pages) {
        this.org = org;
        this.console = console;
        this.pages = pages;
    }

    void mount(JavalinDefaultRouting router) {
        router.get(AdminPages.APP + "/integration", pages.get((context, app) -> show(context, app, "")));
        router.post(AdminPages.APP + "/integration", pages.post(this::take));
        router.get(CALLBACK, pages.open(this::back));
    }

    private void show(Context context, App app, String alert) {
        IntegrationPane.form(context, app, draft(app), alert);
    }

    private void take(Context context, App app) {
        ApiIntegration draft =
                draft(app).ticked(AdminPages.ticked(context, "enabled"), AdminPages.ticked(context, "importGroups"));
        drafts.put(app.id(), draft);
        boolean save = "save".equals(context.formParam("do"));
        if (draft.enabled() && !draft.importGroups() && context.formParam("continue") == null) {
            IntegrationPane.disableImportGroups(context, app, save);
        } else if (save) {
            save(context, app, draft);
        } else {
            authenticate(context, app);
        }
    }

    private void save(Context context, App app, ApiIntegration draft) {
        if (draft.enabled() && !draft.authenticated()) {
            show(context, app, "Click Authenticate with RingCentral before you save.");
            return;
        }
        console.configureApiIntegration(app.id(), draft.enabled(), draft.importGroups());
        drafts.remove(app.id());
        AdminPages.go(context, AdminPages.path(app));
    }

    private void authenticate(Context context, App app) {
        Optional<URI> signIn = org.context().options().ringCentralSignIn();
        if (signIn.isEmpty()) {
            signedIn(context, app);
            return;
        }
        String state = UUID.randomUUID().toString();
        appsByState.put(state, app.id());
        String callback = URLEncoder.encode(org.context().url(CALLBACK), StandardCharsets.UTF_8);
        context.redirect(
                signIn.get() + "&response_type=code&redirect_uri=" + callback + "&state=" + state,
                HttpStatus.SEE_OTHER);
    }

    /** The code is not exchanged: the two simulated vendors do not talk to each other. */
    private void back(Context context) {
        String state = Optional.ofNullable(context.queryParam("state")).orElse("");
        App app = org.apps().get(Optional.ofNullable(appsByState.remove(state)).orElse("of no sign-in that was begun"));
        if (context.queryParam("code") == null) {
            show(context, app, "RingCentral did not authorize Okta: " + context.queryParam("error"));
        } else {
            signedIn(context, app);
        }
    }

    private void signedIn(Context context, App app) {
        drafts.put(app.id(), draft(app).signedIn());
        AdminPages.go(context, AdminPages.path(app) + "/integration");
    }

    private ApiIntegration draft(App app) {
        return drafts.getOrDefault(app.id(), ApiIntegration.of(app.provisioning()));
    }
}
