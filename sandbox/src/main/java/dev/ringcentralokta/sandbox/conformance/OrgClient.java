package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.internal.http.HttpMethod;

/** Sends requests to the simulated org: recorded ones, rewritten for it, and those that set it up. */
final class OrgClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(TIMEOUT).build();
    private final HttpUrl org;
    private final String token;

    OrgClient(URI org, String token) {
        this.org = HttpUrl.get(org.toString());
        this.token = token;
    }

    /**
     * Sends a recorded request, with this org's identifiers, address and token.
     *
     * @throws IOException if the org does not answer
     */
    Answer send(Interaction interaction, Identifiers identifiers) throws IOException {
        String recordedOrg = "https://" + interaction.url().host();
        String own = org.toString().replaceAll("/$", "");
        HttpUrl url = HttpUrl.get(
                own + identifiers.toSimulated(interaction.url().toString().substring(recordedOrg.length())));
        String body = identifiers.toSimulated(interaction.body()).replace(recordedOrg, own);
        String type =
                Optional.ofNullable(interaction.headers().get("Content-Type")).orElse("application/json");
        return call(interaction.method(), url, body, MediaType.get(type));
    }

    /**
     * Sends a request that sets something up.
     *
     * @throws IOException if the org does not answer
     */
    Answer send(String method, String path, JsonNode body) throws IOException {
        HttpUrl url = HttpUrl.get(org.toString().replaceAll("/$", "") + path);
        return call(method, url, body.isMissingNode() ? "" : body.toString(), JSON);
    }

    private Answer call(String method, HttpUrl url, String body, MediaType type) throws IOException {
        boolean withBody = !body.isEmpty() || HttpMethod.requiresRequestBody(method);
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "SSWS " + token)
                .header("Accept", "application/json")
                .method(method, withBody && !method.equals("GET") ? RequestBody.create(body, type) : null)
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers("Link"), response.body().string());
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
