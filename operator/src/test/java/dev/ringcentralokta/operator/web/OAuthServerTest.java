package dev.ringcentralokta.operator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sign-in pages over HTTP: each way that a sign-in can go, and what keeps others out. */
class OAuthServerTest {

    private final FakeDesk desk = new FakeDesk();
    private final MovableClock clock = new MovableClock();
    private final OAuthServer server =
            OAuthServer.start(0, PublicUrl.parse("https://tools.acme.com/rc"), desk, Duration.ofMillis(100), clock);
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pageSaysForWhatAndUsesNothingUp() throws Exception {
        HttpResponse<String> page = get("/rc/ringcentral/" + FakeDesk.TICKET, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Authenticate with RingCentral", "identity/acme", "platform.ringcentral.com")
                .contains("1; any other is refused", "25 November 2026")
                .doesNotContain("<script");
        assertThat(get("/rc/ringcentral/" + FakeDesk.TICKET, "").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerIsStrict() throws Exception {
        List<HttpResponse<String>> answers =
                List.of(get("/rc/ringcentral/" + FakeDesk.TICKET, ""), get("/nowhere", ""), start());
        for (HttpResponse<String> answer : answers) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "style-src 'sha256-");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Strict-Transport-Security")).isNotEmpty();
        }
    }

    @Test
    void startLeadsToRingCentralWithPkceAndOneCookie() throws Exception {
        HttpResponse<String> start = start();

        assertThat(start.statusCode()).isEqualTo(303);
        assertThat(header(start, "Set-Cookie"))
                .startsWith("__Host-ringcentral-sign-in=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/");
        URI authorize = URI.create(header(start, "Location"));
        assertThat(authorize.toString()).startsWith("https://platform.ringcentral.com/restapi/oauth/authorize?");
        assertThat(query(authorize))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "https://tools.acme.com/rc/ringcentral/callback");
        assertThat(query(authorize).get("state")).hasSizeGreaterThanOrEqualTo(43);

        // And the verifier is what the challenge was made of
        get("/rc/ringcentral/callback?code=good&state=" + query(authorize).get("state"), cookie(start));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(desk.verifiers.get(0).getBytes(StandardCharsets.US_ASCII));
        assertThat(query(authorize))
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void aTicketStartsOneSignIn() throws Exception {
        start();

        assertThat(start().statusCode()).isEqualTo(404);
        assertThat(get("/rc/ringcentral/" + FakeDesk.TICKET, "").body())
                .contains("This link does not work", "kubectl get rcint");
    }

    @Test
    void connectsOnceAndSaysSoWhenThePageIsLoadedAgain() throws Exception {
        HttpResponse<String> start = start();
        String callback = callback(start, "code=good");

        HttpResponse<String> page = get(callback, cookie(start));
        assertThat(page.body()).contains("Connected to RingCentral account 1", "identity/acme");
        assertThat(header(page, "Set-Cookie")).contains("Max-Age=0");
        assertThat(get(callback, cookie(start)).body()).contains("This sign-in was used already");
        assertThat(desk.verifiers).hasSize(1);
    }

    @Test
    void anotherBrowserCannotFinishWhatThisOneStarted() throws Exception {
        HttpResponse<String> start = start();
        String callback = callback(start, "code=good");

        assertThat(get(callback, "").body()).contains("started in another browser");
        assertThat(get(callback, "__Host-ringcentral-sign-in=other").body()).contains("started in another browser");
        assertThat(desk.verifiers).isEmpty();
        assertThat(get(callback, cookie(start)).body()).contains("Connected");
    }

    @Test
    void aStateThatNobodyKnowsIsRefused() throws Exception {
        HttpResponse<String> start = start();

        assertThat(get("/rc/ringcentral/callback?code=good&state=guessed", cookie(start))
                        .body())
                .contains("not known here");
        assertThat(get("/rc/ringcentral/callback", cookie(start)).body()).contains("not known here");
    }

    @Test
    void tellsWhyItFailedOnThePageAndToTheOperator() throws Exception {
        HttpResponse<String> start = start();
        assertThat(get(callback(start, "error=access_denied&error_description=no"), cookie(start))
                        .body())
                .contains("Access was denied", "kubectl get rcint -n identity acme -o wide");
        again();
        start = start();
        assertThat(get(callback(start, "error=server_error%3Cscript%3E"), cookie(start))
                        .body())
                .contains("ended the sign-in with an error", "server_error&lt;script&gt;")
                .doesNotContain("<script>");
        again();
        start = start();
        assertThat(get(callback(start, "code="), cookie(start)).body()).contains("without a code");
        again();
        start = start();
        clock.advance(Duration.ofMinutes(11));
        assertThat(get(callback(start, "code=good"), cookie(start)).body()).contains("took too long");

        assertThat(desk.failures).hasSize(4);
        again();
        start = start();
        assertThat(get(callback(start, "code=" + FakeDesk.BAD_CODE), cookie(start))
                        .body())
                .contains("RingCentral was not connected", "&lt;account 1&gt; is expected");
    }

    @Test
    void whatIsNoPageIsSaidOnAPage() throws Exception {
        assertThat(get("/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/rc/ringcentral/" + FakeDesk.TICKET, "").statusCode())
                .isEqualTo(405);
        assertThat(get("/rc", "").body()).contains("Nothing to do here");
    }

    @Test
    void publicUrlIsHttpsButOnThisMachine() {
        assertThat(PublicUrl.parse("http://localhost:8081/").callback())
                .isEqualTo(URI.create("http://localhost:8081/ringcentral/callback"));
        assertThatThrownBy(() -> PublicUrl.parse("http://tools.acme.com")).hasMessageContaining("https");
        assertThatThrownBy(() -> PublicUrl.parse("tools.acme.com")).hasMessageContaining("https://");
        assertThatThrownBy(() -> PublicUrl.parse("https://a.b/?x=1")).hasMessageContaining("nothing else");
    }

    private void again() {
        desk.left.add(FakeDesk.TICKET);
    }

    private HttpResponse<String> start() throws IOException, InterruptedException {
        return send("POST", "/rc/ringcentral/" + FakeDesk.TICKET, "");
    }

    private static String callback(HttpResponse<String> start, String outcome) {
        return "/rc/ringcentral/callback?" + outcome + "&state="
                + query(URI.create(header(start, "Location"))).get("state");
    }

    private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return send("GET", path, cookie);
    }

    private HttpResponse<String> send(String method, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> start) {
        return header(start, "Set-Cookie").replaceAll(";.*", "");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getQuery().split("&", -1))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('=')), part -> part.substring(part.indexOf('=') + 1)));
    }
}
