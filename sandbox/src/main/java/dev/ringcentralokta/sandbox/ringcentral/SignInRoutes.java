package dev.ringcentralokta.sandbox.ringcentral;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which a person signs in and lets the app in: {@code /restapi/oauth/authorize} leads to them. The vendor
 * has them on a host of its own; here they are below {@code /login}.
 */
final class SignInRoutes {

    private static final String PAGES = "/login/";
    private static final String BROWSER = "sandbox-ringcentral-browser";
    private static final String WRONG = "The email or phone number, extension or password is not correct. Try again.";

    private final DeveloperConsole app;
    private final RingCentralAccounts accounts;
    private final AuthorizationCodes codes;
    private final SignIns signIns;

    SignInRoutes(DeveloperConsole app, RingCentralAccounts accounts, AuthorizationCodes codes, Clock clock) {
        this.app = app;
        this.accounts = accounts;
        this.codes = codes;
        this.signIns = new SignIns(clock);
    }

    void mount(Routing platform) {
        platform.on(Operation.AUTHORIZE, context -> authorize(context, name -> text(context.queryParam(name))));
        platform.on(Operation.AUTHORIZE2, context -> authorize(context, name -> text(context.formParam(name))));
    }

    void mountPages(JavalinDefaultRoutingApi<?> router) {
        router.get(PAGES + "{signIn}", page(SignInPages::credential));
        router.post(PAGES + "{signIn}", page(this::takeCredential));
        router.get(PAGES + "{signIn}/password", page((context, signIn) -> askPassword(context, signIn, 200, "")));
        router.post(PAGES + "{signIn}/password", page(this::takePassword));
        router.get(PAGES + "{signIn}/access", page(this::askConsent));
        router.post(PAGES + "{signIn}/access", page(this::takeConsent));
    }

    /** Whether a path is one of the pages, which are no operations of the API. */
    static boolean serves(String path) {
        return path.startsWith(PAGES);
    }

    static String credentialPath(SignIn signIn) {
        return PAGES + signIn.id();
    }

    static String passwordPath(SignIn signIn) {
        return PAGES + signIn.id() + "/password";
    }

    static String accessPath(SignIn signIn) {
        return PAGES + signIn.id() + "/access";
    }

    private void authorize(Context context, UnaryOperator<String> parameters) {
        AuthorizationReader.Outcome outcome = new AuthorizationReader(app).read(parameters);
        if (outcome instanceof AuthorizationReader.Accepted accepted) {
            context.redirect(credentialPath(signIns.begin(accepted.request(), browser(context))), HttpStatus.FOUND);
        } else if (outcome instanceof AuthorizationReader.Returned returned) {
            context.redirect(returned.address(), HttpStatus.FOUND);
        } else if (outcome instanceof AuthorizationReader.Distrusted distrusted) {
            SignInPages.distrusted(context, distrusted);
        }
    }

    private void takeCredential(Context context, SignIn signIn) {
        String login = text(context.formParam("credential")).strip();
        SignIn named = signIns.keep(signIn.named(login));
        go(context, login.isEmpty() ? credentialPath(named) : passwordPath(named));
    }

    private static void askPassword(Context context, SignIn signIn, int status, String alert) {
        if (signIn.login().isEmpty()) {
            go(context, credentialPath(signIn));
        } else {
            SignInPages.password(context, status, signIn, alert);
        }
    }

    /** Nothing tells whether the login exists. */
    private void takePassword(Context context, SignIn signIn) {
        Optional<Extension> person = accounts.signIn(
                signIn.login(), text(context.formParam("extension")).strip(), text(context.formParam("password")));
        if (person.isEmpty()) {
            askPassword(context, signIn, 403, WRONG);
        } else if (!person.get().mayLogIn()) {
            askPassword(context, signIn, 403, "Login for extension in current state is not allowed. (OAU-141)");
        } else {
            go(context, accessPath(signIns.keep(signIn.by(person.get()))));
        }
    }

    private void askConsent(Context context, SignIn signIn) {
        signIn.person()
                .ifPresentOrElse(
                        person -> SignInPages.accessRequest(
                                context,
                                signIn,
                                person,
                                accounts.of(person.id()).id(),
                                app),
                        () -> go(context, credentialPath(signIn)));
    }

    /** A second click of the same person comes too late. */
    private void takeConsent(Context context, SignIn signIn) {
        Optional<Extension> person = signIn.person();
        if (person.isEmpty()) {
            go(context, credentialPath(signIn));
        } else if (!signIns.end(signIn)) {
            SignInPages.over(context);
        } else {
            boolean authorized = text(context.formParam("decision")).equals("authorize");
            AuthorizationRequest request = signIn.request();
            context.redirect(
                    authorized
                            ? request.granted(
                                    codes.issue(request, person.get().id()), AuthorizationCodes.LIFETIME.toSeconds())
                            : request.refused("access_denied", "Access denied by the user"),
                    HttpStatus.FOUND);
        }
    }

    private interface Page {
        void show(Context context, SignIn signIn);
    }

    private Handler page(Page page) {
        return context -> signIns.of(context.pathParam("signIn"), text(context.cookie(BROWSER)))
                .ifPresentOrElse(signIn -> page.show(context, signIn), () -> SignInPages.over(context));
    }

    /** After a form a GET, so that going back and reloading send no form again. */
    private static void go(Context context, String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }

    /** The browser's cookie, kept if it has one: a person may have several sign-ins open. */
    private static String browser(Context context) {
        String known = text(context.cookie(BROWSER));
        if (!known.isEmpty()) {
            return known;
        }
        Cookie cookie = new Cookie(BROWSER, UUID.randomUUID().toString(), "/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setSecure(context.scheme().equals("https"));
        context.cookie(cookie);
        return cookie.getValue();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
