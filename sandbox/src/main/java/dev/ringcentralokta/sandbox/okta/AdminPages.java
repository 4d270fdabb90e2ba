package dev.ringcentralokta.sandbox.okta;

import dev.ringcentralokta.sandbox.http.Html;
import dev.ringcentralokta.sandbox.http.HtmlPage;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.function.Consumer;

/** What all pages of the Admin Console have in common: the app that they are about, and no login. */
final class AdminPages {

    /** The address of an app's page, as Okta has it. */
    static final String APP = "/admin/app/{name}/instance/{id}";

    private static final String SITE = "Okta Admin Console";

    private final OktaOrg org;
    private final Gate gate;

    AdminPages(OktaOrg org, Gate gate) {
        this.org = org;
        this.gate = gate;
    }

    /** A page, or what a form does. */
    interface Page {
        void show(Context context, App app);
    }

    Handler get(Page page) {
        return open(context -> page.show(context, app(context)));
    }

    /** As nobody has to log in, at least no other site may send the forms of a person's browser. */
    Handler post(Page form) {
        return open(context -> {
            if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
                problem(context, 403, "This form was sent by another site.");
            } else {
                form.show(context, app(context));
            }
        });
    }

    /** A refusal becomes a page here. */
    Handler open(Consumer<Context> work) {
        return gate.open(context -> {
            try {
                work.accept(context);
            } catch (OktaError error) {
                problem(context, error.status(), error.causesOrSummary());
            }
        });
    }

    static String path(App app) {
        return "/admin/app/" + app.entry().name() + "/instance/" + app.id();
    }

    static boolean ticked(Context context, String box) {
        return context.formParam(box) != null;
    }

    /** After a form a GET, so that going back and reloading send no form again. */
    static void go(Context context, String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }

    static void show(Context context, App app, String title, Html body) {
        HtmlPage.show(
                context,
                200,
                SITE,
                title,
                Html.of(
                        "{}<p><small>The app {} of the simulated org. No login is needed here.</small></p>",
                        body,
                        app.label()));
    }

    private static void problem(Context context, int status, String message) {
        HtmlPage.show(context, status, SITE, "That did not work", Html.of("<p role=\"alert\">{}</p>", message));
    }

    private App app(Context context) {
        App app = org.apps().get(context.pathParam("id"));
        if (!app.entry().name().equals(context.pathParam("name"))) {
            throw OktaError.notFound(context.pathParam("name"), "App");
        }
        return app;
    }
}
