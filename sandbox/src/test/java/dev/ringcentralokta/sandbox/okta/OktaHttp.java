package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A simulated org on a stepping clock, and a plain HTTP client for it. */
final class OktaHttp implements AutoCloseable {

    static final String RINGCENTRAL =
            """
            {"name":"ringcentral","label":"RingCentral","signOnMode":"SAML_2_0",
             "settings":{"signOn":{"defaultRelayState":"https://service.ringcentral.com/mobile/ssoLogin"}}}""";

    /** What came back. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + body, e);
            }
        }

        String errorCode() {
            return json().path("errorCode").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Optional<String> link(String relation) {
            return response.headers().allValues("Link").stream()
                    .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .findFirst();
        }
    }

    final SteppingClock clock = new SteppingClock();
    final SimulatedOkta okta;
    private final HttpClient client = HttpClient.newHttpClient();
    private String authorization;

    OktaHttp() {
        this(OktaOptions.defaults().withGenerousLimits());
    }

    OktaHttp(OktaOptions options) {
        okta = SimulatedOkta.start(options, Optional.empty(), clock);
        OktaSeed.acme(okta.org());
        authorization = "SSWS " + options.apiToken();
    }

    void authorize(String header) {
        authorization = header;
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(okta.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Accept", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (path.equals("/oauth2/v1/token")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(request::header);
        return exchange(request.build());
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Creates the RingCentral app and gives its identifier. */
    String ringCentral() {
        return post("/api/v1/apps", RINGCENTRAL).json().path("id").asText();
    }

    /** Lets everything asynchronous happen. */
    void settle() {
        clock.advance(Duration.ofSeconds(5));
        get("/.well-known/okta-organization");
        clock.advance(Duration.ofSeconds(5));
    }

    URI url() {
        return okta.url();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        okta.close();
    }
}
