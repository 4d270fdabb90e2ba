package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of the sign-in pages: plain HTML without scripts, made for a phone as for a desk. */
final class SignInPages {

    private static final String NAME = "RingCentral and Okta operator";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String DOCUMENT =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{}</title>
            <style>{}</style>
            </head>
            <body>
            <main>
            <p class="name">{}</p>
            <h1>{}</h1>
            {}
            </main>
            </body>
            </html>
            """;

    private static final String START =
            """
            <p>The operator asks to sign in to RingCentral, to keep this integration:</p>
            {}
            <form method="post"><button>Authenticate with RingCentral</button></form>
            <p>You sign in on RingCentral’s own page, as an administrator of the account, and press Authorize there. The
            operator does not see your password.</p>
            """;

    private SignInPages() {}

    /** Who asks, for what, and the button. */
    static Page start(Invitation invitation) {
        Html facts = facts(List.of(
                fact("Integration", name(invitation)),
                fact("RingCentral server", Html.of("{}", invitation.serverUrl())),
                fact(
                        "RingCentral account",
                        invitation
                                .expectedAccount()
                                .map(account -> Html.of("{}; any other is refused", account))
                                .orElse(Html.of("the first account that signs in is kept from then on"))),
                fact("This link works", Html.of("once, until {}", time(invitation.expiresAt())))));
        return new Page(
                200,
                document("Authenticate with RingCentral", Html.of(START, facts)),
                formTargets(invitation.serverUrl()));
    }

    /** All is well. */
    static Page connected(Invitation invitation, SignInResult.Connected session) {
        Html number = session.mainNumber()
                .map(known -> fact("Its main number", Html.of("{}", known)))
                .orElse(Html.NONE);
        Html until = session.reauthenticateBy()
                .map(time -> fact("Sign in again before", time(time)))
                .orElse(Html.NONE);
        Html facts = facts(List.of(
                fact("Integration", name(invitation)),
                fact("RingCentral account", Html.of("{}", session.accountId())),
                number,
                until));
        return page(
                200,
                "Connected to RingCentral account " + session.accountId(),
                Html.of("{}<p>The operator goes on by itself. You can close this window.</p>", facts));
    }

    /** What happened, and what to do. */
    static Page problem(Problem problem, Optional<Invitation> invitation, String detail) {
        Html said = detail.isEmpty() ? Html.NONE : Html.of("<p class=\"detail\">{}</p>", detail);
        Html body = Html.of("<p>{}</p>{}{}", problem.text(), said, remedy(problem.remedy(), invitation));
        return page(problem.status(), problem.title(), body);
    }

    /** For those who come without a link, and for load balancers that ask whether somebody is there. */
    static Page idle() {
        return page(
                200,
                "Nothing to do here",
                Html.of("<p>This site signs an operator in to RingCentral.</p>{}", newLink(Optional.empty())));
    }

    private static Html remedy(Problem.Remedy remedy, Optional<Invitation> invitation) {
        return switch (remedy) {
            case None -> Html.NONE;
            case NewLink -> newLink(invitation);
            case OpenTheLinkAgain -> Html.of("<p>Open the link again, and press the button there.</p>");
        };
    }

    private static Html newLink(Optional<Invitation> invitation) {
        Html command = invitation
                .map(known -> Html.of("kubectl get rcint -n {} {} -o wide", known.namespace(), known.integration()))
                .orElse(Html.of("kubectl get rcint -A -o wide"));
        return Html.of(
                "<p>To start again, use the link that the integration shows now:</p><pre><code>{}</code></pre>",
                command);
    }

    private static Page page(int status, String title, Html body) {
        return new Page(status, document(title, body), Page.NO_FORM);
    }

    private static String document(String title, Html body) {
        return Html.of(DOCUMENT, title, Style.element(), NAME, title, body).toString();
    }

    private static Html facts(List<Html> facts) {
        return Html.of("<dl>{}</dl>", Html.all(facts));
    }

    private static Html fact(String term, Html value) {
        return Html.of("<dt>{}</dt><dd>{}</dd>", term, value);
    }

    private static Html name(Invitation invitation) {
        return Html.of("{}/{}", invitation.namespace(), invitation.integration());
    }

    private static Html time(Instant time) {
        return Html.of("<time datetime=\"{}\">{}</time>", time, TIME.format(time));
    }

    /**
     * Browsers check {@code form-action} for every redirect that follows on a form, and only some for the first target.
     * RingCentral's leads on to its sign-in host and from there, by the account's settings, to any identity provider.
     */
    private static String formTargets(URI serverUrl) {
        String targets = "'self' https:";
        return serverUrl.getScheme().equals("https")
                ? targets
                : targets + " " + serverUrl.getScheme() + "://" + serverUrl.getRawAuthority();
    }
}
