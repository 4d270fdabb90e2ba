package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads what an app asks for at {@code /restapi/oauth/authorize} (ringcentral-api.md §1.2). */
final class AuthorizationReader {

    /** What becomes of it. */
    sealed interface Outcome {}

    /** A person may sign in. */
    record Accepted(AuthorizationRequest request) implements Outcome {}

    /** It is not sure who asks, so that nobody is sent anywhere: the person is told. */
    record Distrusted(String code, String message) implements Outcome {}

    /** The app is told, through the browser. */
    record Returned(String address) implements Outcome {}

    private final DeveloperConsole app;

    AuthorizationReader(DeveloperConsole app) {
        this.app = app;
    }

    /**
     * Reads a request.
     *
     * @param parameters its parameters by name; empty where one is absent
     */
    Outcome read(UnaryOperator<String> parameters) {
        if (!app.clientId().equals(parameters.apply("client_id"))) {
            return new Distrusted("OAU-153", "Invalid client: " + parameters.apply("client_id"));
        }
        List<String> registered = app.redirectUris();
        if (registered.isEmpty()) {
            return new Distrusted("OAU-113", "No redirect uri is registered for the client");
        }
        String sent = parameters.apply("redirect_uri");
        boolean leftOut = sent.isEmpty() && registered.size() == 1;
        if (!leftOut && !registered.contains(sent)) {
            return new Distrusted("OAU-109", "Redirect URIs do not match");
        }
        return read(parameters, leftOut ? registered.get(0) : sent, !leftOut);
    }

    private Outcome read(UnaryOperator<String> parameters, String redirectUri, boolean redirectUriSent) {
        String challenge = parameters.apply("code_challenge");
        String method = parameters.apply("code_challenge_method");
        Optional<CodeChallenge.Method> known = method(method);
        AuthorizationRequest request = new AuthorizationRequest(
                redirectUri,
                redirectUriSent,
                parameters.apply("state"),
                known.filter(any -> !challenge.isEmpty())
                        .map(transformation -> new CodeChallenge(challenge, transformation)),
                parameters.apply("login_hint"));
        if (!parameters.apply("response_type").equals("code")) {
            return new Returned(
                    request.refused("unsupported_response_type", "Parameter [response_type] value is invalid."));
        }
        if (!app.allows(AuthFlow.AUTHORIZATION_CODE)) {
            return new Returned(request.refused("unauthorized_client", "Unauthorized for this grant type"));
        }
        if (known.isEmpty() || (challenge.isEmpty() && !method.isEmpty())) {
            return new Returned(request.refused("invalid_request", "Parameter [code_challenge] value is invalid."));
        }
        return new Accepted(request);
    }

    /** Left out, it is {@code plain}. */
    private static Optional<CodeChallenge.Method> method(String name) {
        return Stream.of(CodeChallenge.Method.values())
                .filter(method -> method.name().equals(name.isEmpty() ? "plain" : name))
                .findFirst();
    }
}
