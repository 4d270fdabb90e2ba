package dev.ringcentralokta.sandbox.ringcentral;

import dev.ringcentralokta.sandbox.http.Html;
import dev.ringcentralokta.sandbox.http.HtmlPage;
import io.javalin.http.Context;
import java.util.List;

/** What a person sees who signs in, in the words of Okta's and Entra's procedures (ringcentral-api.md §1.6). */
final class SignInPages {

    private static final String SITE = "RingCentral";

    private SignInPages() {}

    static void credential(Context context, SignIn signIn) {
        HtmlPage.show(
                context,
                200,
                SITE,
                "Sign in",
                Html.of(
                        """
                        <form method="post" action="{}">
                        <p><label>Email or phone number
                        <input id="credential" name="credential" value="{}" autocomplete="username" required autofocus>
                        </label></p>
                        <p><button class="main" data-test-automation-id="loginCredentialNext">Next</button></p>
                        </form>
                        """,
                        SignInRoutes.credentialPath(signIn),
                        signIn.login()));
    }

    /** With an alert if the attempt before went wrong; without, {@code alert} is empty. */
    static void password(Context context, int status, SignIn signIn, String alert) {
        HtmlPage.show(
                context,
                status,
                SITE,
                "Sign in",
                Html.of(
                        """
                        {}
                        <p>{} <a href="{}">Change</a></p>
                        <form method="post" action="{}">
                        <input type="hidden" name="username" value="{}" autocomplete="username">
                        <p><label>Extension (optional)
                        <input id="extension" name="extension" inputmode="numeric" autocomplete="off"></label></p>
                        <p><label>Password
                        <input id="password" name="password" type="password" autocomplete="current-password" required
                          autofocus></label></p>
                        <p><button class="main" data-test-automation-id="signInBtn">Sign In</button></p>
                        </form>
                        """,
                        alert.isEmpty() ? Html.NONE : Html.of("<p role=\"alert\">{}</p>", alert),
                        signIn.login(),
                        SignInRoutes.credentialPath(signIn),
                        SignInRoutes.passwordPath(signIn),
                        signIn.login()));
    }

    static void accessRequest(Context context, SignIn signIn, Extension person, long accountId, DeveloperConsole app) {
        List<Html> permissions = app.permissions().stream()
                .map(permission -> Html.of("<li>{}</li>", permission))
                .toList();
        HtmlPage.show(
                context,
                200,
                SITE,
                "Access Request",
                Html.of(
                        """
                        <p><strong>{}</strong> requests access to your RingCentral account:</p>
                        <ul>{}</ul>
                        <p>You are signed in as {} ({}), account {}.</p>
                        <form method="post" action="{}">
                        <p><button class="main" name="decision" value="authorize">Authorize</button>
                        <button name="decision" value="deny">Deny</button></p>
                        </form>
                        """,
                        app.name(),
                        Html.all(permissions),
                        person.name(),
                        signIn.login(),
                        accountId,
                        SignInRoutes.accessPath(signIn)));
    }

    static void distrusted(Context context, AuthorizationReader.Distrusted refusal) {
        HtmlPage.show(
                context,
                400,
                SITE,
                "This app cannot be opened",
                Html.of(
                        "<p role=\"alert\">{} ({})</p><p>Ask the app's owner for help.</p>",
                        refusal.message(),
                        refusal.code()));
    }

    static void over(Context context) {
        HtmlPage.show(
                context,
                404,
                SITE,
                "This sign-in is over",
                Html.of("<p role=\"alert\">It was finished, it waited too long, or it began in another browser.</p>"
                        + "<p>Go back to the app and start again.</p>"));
    }
}
