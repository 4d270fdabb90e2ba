package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.SimulatedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OktaControlTest {

    private final OktaHttp org = new OktaHttp();
    private final SimulatedServer control = SimulatedServer.start(
            Optional.empty(),
            0,
            context -> "control",
            config -> config.router.mount(router -> OktaControl.mount(router, org.okta, "/okta")));

    @AfterEach
    void close() {
        control.close();
        org.close();
    }

    @Test
    void oneCallDoesAManualStep() throws Exception {
        String id = org.ringCentral();

        assertThat(call("POST", "/okta/apps/" + id + "/provisioning", "").statusCode())
                .isEqualTo(204);
        call("POST", "/okta/apps/" + id + "/to-app", "{\"deactivateUsers\":false}");

        assertThat(org.get("/api/v1/apps/" + id).json().path("features"))
                .hasToString("[\"IMPORT_NEW_USERS\",\"IMPORT_PROFILE_UPDATES\",\"IMPORT_USER_SCHEMA\","
                        + "\"PUSH_NEW_USERS\",\"PUSH_PROFILE_UPDATES\"]");
        assertThat(call("GET", "/okta/apps", "").body()).contains("PUSH_NEW_USERS");
    }

    @Test
    void refusesToAppWithoutTheIntegration() throws Exception {
        HttpResponse<String> answer = call("POST", "/okta/apps/" + org.ringCentral() + "/to-app", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Provisioning is not enabled for the app instance.");
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(call("POST", "/okta/apps/0oanone/provisioning", "").statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "/okta/faults", "{}").statusCode()).isEqualTo(400);
        assertThat(call("POST", "/okta/faults", "{\"status\":500,\"path\":\"(\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/okta/users/jane@acme.com/status", "{\"status\":\"HAPPY\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void countsCallsAndInjectsFaults() throws Exception {
        call("POST", "/okta/faults", "{\"path\":\"/api/v1/apps\",\"times\":1,\"status\":503,\"body\":{\"a\":1}}");

        assertThat(org.get("/api/v1/apps").status()).isEqualTo(503);
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
        assertThat(call("GET", "/okta/calls", "").body()).isEqualTo("{\"/api/v1/apps\":2}");
        call("DELETE", "/okta/calls", "");
        assertThat(call("GET", "/okta/calls", "").body()).isEqualTo("{}");
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(control.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
