package dev.ringcentralokta.sandbox.ringcentral;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an app asked for at {@code /restapi/oauth/authorize}, after client and redirect URI were found right.
 *
 * @param redirectUri where the browser is sent in the end
 * @param redirectUriSent whether the app named it; an app with one registered URI need not
 * @param state given back as it came; empty where none was sent
 * @param challenge the app's PKCE challenge, if it sent one
 * @param loginHint the e-mail or phone number to begin with; empty where none was sent
 */
record AuthorizationRequest(
        String redirectUri,
        boolean redirectUriSent,
        String state,
        Optional<CodeChallenge> challenge,
        String loginHint) {

    /** The address that hands a code to the app. */
    String granted(String code, long expiresIn) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("state", state);
        answer.put("expires_in", Long.toString(expiresIn));
        return back(answer);
    }

    /** The address that tells the app why there is no code. */
    String refused(String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        answer.put("state", state);
        return back(answer);
    }

    private String back(Map<String, String> answer) {
        String query = answer.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }
}
