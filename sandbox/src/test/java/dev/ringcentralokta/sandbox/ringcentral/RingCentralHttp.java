package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A simulated account, and an app that calls it over HTTP. */
final class RingCentralHttp implements AutoCloseable {

    record Answer(int status, JsonNode json, java.net.http.HttpHeaders headers) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    final SimulatedRingCentral simulated;
    private final RingCentralOptions options;
    private final HttpClient client = HttpClient.newHttpClient();
    private String accessToken = "";

    RingCentralHttp(RingCentralOptions options, Clock clock) {
        this.options = options;
        this.simulated = SimulatedRingCentral.start(options, Optional.empty(), clock);
        RingCentralSeed.plant(simulated.account());
    }

    /** Signs in with the account's JWT, and uses the access token for all calls from now on. */
    RingCentralHttp signedIn() throws Exception {
        return use(signIn(options.jwt()).json().path("access_token").asText());
    }

    RingCentralHttp use(String token) {
        accessToken = token;
        return this;
    }

    Answer signIn(String jwt) throws Exception {
        return token(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt));
    }

    Answer refresh(String refreshToken) throws Exception {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Answer token(Map<String, String> form) throws Exception {
        return form("/restapi/oauth/token", options.clientSecret(), form);
    }

    Answer form(String path, String secret, Map<String, String> form) throws Exception {
        String basic = Base64.getEncoder()
                .encodeToString((options.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(simulated.url().resolve(path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** A person's browser, which stops where it would leave the simulated platform. */
    FormBrowser browser() {
        return new FormBrowser(
                Optional.empty(), next -> next.getPort() == simulated.url().getPort());
    }

    /** The address that an app sends a person to; an empty parameter is left out. */
    URI authorize(String redirectUri, String state, Map<String, String> parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", options.clientId());
        query.put("response_type", "code");
        query.put("redirect_uri", redirectUri);
        query.put("state", state);
        query.putAll(parameters);
        query.values().removeIf(String::isEmpty);
        return simulated.url().resolve("/restapi/oauth/authorize?" + encoded(query));
    }

    /** The headers of a page. */
    Answer page(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address));
    }

    Answer get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = call(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer call(String method, String path, String body) throws Exception {
        return send(call(path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        simulated.close();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder call(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulated.url().resolve(path));
        return accessToken.isEmpty() ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/");
        return new Answer(
                answer.statusCode(),
                page ? MissingNode.getInstance() : new ObjectMapper().readTree(answer.body()),
                answer.headers());
    }
}
