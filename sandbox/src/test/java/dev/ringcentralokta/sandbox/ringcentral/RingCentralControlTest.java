package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RingCentralControlTest {

    private final RingCentralHttp http = new RingCentralHttp(RingCentralSeed.options(), new MovableClock());
    private final Javalin control = Javalin.create(config -> {
                config.showJavalinBanner = false;
                config.router.mount(router -> new RingCentralControl(http.simulated).mount(router, "/ringcentral"));
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void close() {
        control.stop();
        http.close();
    }

    @Test
    void tellsCallsAndForgetsThem() throws Exception {
        http.get("/restapi");

        JsonNode calls = json(call("GET", "/calls", ""));
        assertThat(calls.at("/calls/0/path").asText()).isEqualTo("/restapi");
        assertThat(calls.at("/perBucket/none").asInt()).isEqualTo(1);
        assertThat(call("DELETE", "/calls", "").statusCode()).isEqualTo(204);
        assertThat(http.simulated.calls().calls()).isEmpty();
    }

    @Test
    void injectsFaults() throws Exception {
        call("POST", "/faults", "{\"path\":\"^/restapi\",\"status\":503,\"body\":\"{}\"}");

        assertThat(http.get("/restapi").status()).isEqualTo(503);
        assertThat(http.get("/restapi").status()).isEqualTo(200);
        assertThat(call("POST", "/faults", "{\"path\":\"(\",\"status\":503}").statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/faults", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void listsLinesAndSwitchesDirectoryIntegration() throws Exception {
        assertThat(json(call("GET", "/extensions", "")))
                .hasSize(20)
                .anyMatch(line -> line.path("email").asText().equals("jane@acme.com"));

        assertThat(call("PUT", "/directory-integration", "{\"enabled\":false}").statusCode())
                .isEqualTo(204);
        assertThat(http.simulated.account().directoryIntegration()).isFalse();
        assertThat(call("PUT", "/directory-integration", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void issuesJwtsAndEndsSessions() throws Exception {
        String jwt = json(call("POST", "/jwts", "{\"email\":\"jane@acme.com\"}"))
                .path("jwt")
                .asText();
        assertThat(http.signIn(jwt).status()).isEqualTo(200);
        assertThat(http.simulated.sessions().count()).isEqualTo(1);

        assertThat(call("POST", "/sessions/revoke", "").statusCode()).isEqualTo(204);

        assertThat(http.simulated.sessions().count()).isZero();
        assertThat(call("POST", "/jwts", "{\"email\":\"nobody@acme.com\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsWhatOnePersonOrOneCredentialOpens() throws Exception {
        String jwt = json(call("POST", "/jwts", "{\"email\":\"jane@acme.com\"}"))
                .path("jwt")
                .asText();
        http.signIn(jwt);
        http.signIn(RingCentralOptions.defaults().jwt());

        call("POST", "/sessions/revoke", "{\"email\":\"jane@acme.com\"}");
        assertThat(http.simulated.sessions().count()).isEqualTo(1);
        assertThat(call("POST", "/passwords", "{\"email\":\"admin@acme.com\",\"password\":\"new\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.simulated.sessions().count()).isZero();

        call("POST", "/jwts/revoke", "{\"jwt\":\"" + jwt + "\"}");
        assertThat(http.signIn(jwt).status()).isEqualTo(400);
        String foreign = json(call("POST", "/jwts", "{\"email\":\"jane@acme.com\",\"clientIds\":[\"other\"]}"))
                .path("jwt")
                .asText();
        assertThat(http.signIn(foreign).json().at("/errors/0/errorCode").asText())
                .isEqualTo("OAU-121");
    }

    @Test
    void changesTheSettingsOfTheApp() throws Exception {
        JsonNode changed = json(call(
                "PUT",
                "/app",
                "{\"redirectUris\":[\"https://a.example/cb\"],\"flows\":[\"AUTHORIZATION_CODE\"],\"permissions\":[],"
                        + "\"issueRefreshTokens\":false}"));

        assertThat(changed).isEqualTo(json(call("GET", "/app", "")));
        DeveloperConsole app = http.simulated.developerConsole();
        assertThat(app.redirectUris()).containsExactly("https://a.example/cb");
        assertThat(app.flows()).containsExactly(AuthFlow.AUTHORIZATION_CODE);
        assertThat(app.permissions()).isEmpty();
        assertThat(app.issuesRefreshTokens()).isFalse();
        assertThat(call("PUT", "/app", "{\"flows\":[\"PASSWORD\"]}").statusCode())
                .isEqualTo(400);
        assertThat(json(call("PUT", "/app", "{}"))).isEqualTo(changed);
    }

    @Test
    void keepsSitesAndCallQueues() throws Exception {
        RingCentralAccount account = http.simulated.account();
        long jane = account.user("jane@acme.com").orElseThrow().id();

        assertThat(call("PUT", "/sites/87654", "{\"name\":\"Lyon\",\"members\":[\"jane@acme.com\"]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(account.extension(jane).orElseThrow().siteId()).isEqualTo("87654");

        long queue = json(call("POST", "/call-queues", "{\"name\":\"Support\",\"members\":[\"jane@acme.com\"]}"))
                .path("id")
                .asLong();
        assertThat(account.callQueues().get(queue).orElseThrow().members()).containsExactly(jane);
        call("PUT", "/call-queues/" + queue, "{\"name\":\"Help Desk\"}");
        assertThat(account.callQueues().get(queue).orElseThrow().name()).isEqualTo("Help Desk");
        assertThat(account.callQueues().get(queue).orElseThrow().members()).hasSize(1);
        call("PUT", "/call-queues/" + queue, "{\"members\":[]}");
        assertThat(account.callQueues().get(queue).orElseThrow().members()).isEmpty();
        assertThat(call("PUT", "/call-queues/" + queue, "{\"members\":[\"nobody@acme.com\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("DELETE", "/call-queues/" + queue, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/call-queues/" + queue, "").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + control.port() + "/ringcentral" + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
