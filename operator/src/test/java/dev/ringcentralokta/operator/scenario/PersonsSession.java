package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The session with RingCentral that a person opened once; the operators that come later have to keep it. */
final class PersonsSession {

    static final String TOKEN_ENDPOINT = "^/restapi/oauth/token$";
    static final String SECRET_PATH = "/secrets/ringcentral-ringcentral-token$";

    private static final String SECRET = "ringcentral-ringcentral-token";

    private final World world;

    private PersonsSession(World world) {
        this.world = world;
    }

    /** Opened on the pages of an operator that lives by {@code clock} and has ended since. */
    static PersonsSession open(World world, Clock clock) {
        PersonsSession session = new PersonsSession(world);
        world.withSecrets().withSignInPages().withOperator(clock).apply(Manifests.INTEGRATION_BY_PERSON);
        World.eventually().until(() -> SignInPerson.shown(world.client).isPresent());
        world.formBrowser()
                .open(URI.create(SignInPerson.shown(world.client).orElseThrow()))
                .press(SignInPerson.BUTTON)
                .fill("credential", RingCentralSeed.ADMINISTRATOR)
                .press("Next")
                .fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD)
                .press("Sign In")
                .press("Authorize");
        session.assertAuthenticated();
        world.stopOperator();
        return session;
    }

    /** The refresh token in the cluster. */
    String refreshToken() {
        return stored().getOrDefault("refreshToken", "");
    }

    /** The refresh tokens that RingCentral was sent, oldest first. */
    List<String> refreshesAsked() {
        return tokenRequests()
                .map(RequestLog.Request::body)
                .filter(body -> body.contains("grant_type=refresh_token"))
                .map(body -> body.replaceAll(".*refresh_token=([^&]+).*", "$1"))
                .toList();
    }

    /** How often RingCentral has given tokens, by its own account. */
    long tokensGiven() {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.path().equals("/restapi/oauth/token") && call.status() == 200)
                .count();
    }

    /** How the cluster answered when tokens were to be stored in place of others, oldest first. */
    List<Integer> storings() {
        return secretCalls("PUT").map(CallLog.Call::status).toList();
    }

    /** How often an operator has looked at the tokens. */
    long looks() {
        return secretCalls("GET").count();
    }

    void assertAuthenticated() {
        World.eventually().untilAsserted(() -> assertThat(world.condition(
                        RingCentralIntegration.class,
                        "ringcentral",
                        RingCentralIntegrationStatus::conditions,
                        "RingCentralAuthenticated"))
                .get()
                .satisfies(condition ->
                        assertThat(condition.status()).as(condition.message()).isEqualTo("True")));
    }

    /** That it is the one that the person opened, and works; to be asked last, since it refreshes the session. */
    void assertKept() {
        assertAuthenticated();
        assertThat(tokenRequests().filter(request -> !request.body().contains("grant_type=refresh_token")))
                .as("sign-ins")
                .hasSize(1);
        assertThat(world.events("SignedInToRingCentral"))
                .singleElement()
                .satisfies(event -> assertThat(event.getCount()).isEqualTo(1));
        assertThat(world.ringCentralRequests())
                .extracting(RequestLog.Request::path)
                .doesNotContain("/restapi/oauth/revoke");
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
        Map<String, String> stored = stored();
        assertThat(world.<String>atRingCentral(client ->
                        client.account(stored.getOrDefault("accessToken", "")).id()))
                .isEqualTo(stored.get("accountId"));
        assertThat(world.<String>atRingCentral(client ->
                        client.refresh(stored.getOrDefault("refreshToken", "")).accessToken()))
                .isNotEmpty();
    }

    private Map<String, String> stored() {
        return Secrets.values(world.get(Secret.class, SECRET));
    }

    private Stream<RequestLog.Request> tokenRequests() {
        return world.ringCentralRequests().stream()
                .filter(request -> request.path().equals("/restapi/oauth/token"));
    }

    private Stream<CallLog.Call> secretCalls(String method) {
        return world.kubernetes.calls().calls().stream()
                .filter(call -> call.method().equals(method) && call.path().endsWith("/secrets/" + SECRET));
    }
}
