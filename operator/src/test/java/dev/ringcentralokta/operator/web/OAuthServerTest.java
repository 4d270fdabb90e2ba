package dev.ringcentralokta.operator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ringcentralokta.operator.MovableClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OAuthServerTest {

    private static final String COOKIE = "__Host-ringcentral-sign-in";
    private static final String AGAIN = "kubectl get rcint -n team-a main -o wide";

    private final MovableClock clock = new MovableClock();
    private final FakeDesk desk = new FakeDesk(clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private volatile boolean open = true;
    private OAuthServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = serve("https://rc.acme.com");
        browser = new Browser(server.port());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        server.close();
    }

    @Test
    void leadsFromTheLinkToTheConnectedAccount() {
        // Given a link
        String page = "/ringcentral/" + desk.invite("main", Optional.of("400"));

        // When a person opens it
        HttpResponse<String> start = browser.get(page);

        // Then it says for what, and until when
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(start.body())
                .contains("<html lang=\"en\">", "name=\"viewport\"", "<h1>Authenticate with RingCentral</h1>")
                .contains("team-a/main", "https://platform.example.com", "400; any other is refused")
                .contains("24 November 2026, 11:00 UTC", "<button>Authenticate with RingCentral</button>")
                .doesNotContain("<script");
        assertThat(start.headers().allValues("Set-Cookie")).isEmpty();

        // When they press the button, and allow access at RingCentral
        URI ringCentral = browser.leave(page);
        HttpResponse<String> end = browser.get("/ringcentral/callback" + desk.authorize(ringCentral, "400"));

        // Then they read that it is done
        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(end.body())
                .contains("<h1>Connected to RingCentral account 400</h1>", "close this window", FakeDesk.MAIN_NUMBER)
                .contains("1 December 2026, 10:00 UTC");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void saysThatTheFirstAccountIsKept() {
        assertThat(browser.get("/ringcentral/" + desk.invite("main", Optional.empty()))
                        .body())
                .contains("the first account that signs in is kept from then on");
    }

    @Test
    void setsOneCookieForThisFlowOnly() {
        String path = "/ringcentral/" + desk.invite("main", Optional.empty());

        HttpResponse<String> answer = browser.post(path);

        assertThat(answer.headers().allValues("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                .matches(COOKIE + "=[A-Za-z0-9_-]{43}; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax"));
    }

    @Test
    void leavesOutSecureOnThisMachine() {
        server.close();
        server = serve("http://localhost:8081");
        Browser local = new Browser(server.port());
        String path = "/ringcentral/" + desk.invite("main", Optional.empty());

        HttpResponse<String> answer = local.post(path);

        assertThat(answer.headers().allValues("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                .matches("ringcentral-sign-in=[A-Za-z0-9_-]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void servesBelowThePathOfThePublicUrl() {
        server.close();
        server = serve("https://tools.acme.com/rc");
        Browser other = new Browser(server.port());
        String ticket = desk.invite("main", Optional.empty());

        assertThat(other.get("/ringcentral/" + ticket).statusCode()).isEqualTo(404);
        assertThat(other.get("/rc").statusCode()).isEqualTo(200);
        URI ringCentral = other.leave("/rc/ringcentral/" + ticket);
        assertThat(FakeDesk.parameters(ringCentral))
                .containsEntry("redirect_uri", "https://tools.acme.com/rc/ringcentral/callback");
        assertThat(other.get("/rc/ringcentral/callback" + desk.authorize(ringCentral, "400"))
                        .body())
                .contains("Connected to RingCentral account 400");
    }

    @Test
    void sendsTheHeadersWithEveryAnswer() throws Exception {
        String path = "/ringcentral/" + desk.invite("main", Optional.empty());
        HttpResponse<String> start = browser.get(path);

        assertHeaders(start, "'self' https:");
        assertHeaders(browser.post(path), "'none'");
        assertHeaders(browser.get("/ringcentral/callback?state=x"), "'none'");
        assertHeaders(browser.get("/"), "'none'");
        assertHeaders(browser.get("/nowhere"), "'none'");
        assertHeaders(browser.send("DELETE", path, Map.of()), "'none'");

        // And the policy allows the page's own style, and no other
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(start.body());
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(start.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'sha256-" + hash + "';");
        assertThat(start.body()).doesNotContain("style=\"");
    }

    @Test
    void letsTheFormLeadToAServerOnThisMachine() {
        String path = "/ringcentral/" + desk.invite("main", Optional.empty(), URI.create("http://localhost:9000"));

        assertHeaders(browser.get(path), "'self' https: http://localhost:9000");
    }

    @Test
    void saysThatALinkDoesNotWork() {
        String used = desk.invite("main", Optional.empty());
        browser.leave("/ringcentral/" + used);
        String expired = desk.invite("main", Optional.empty());
        clock.advance(Duration.ofHours(2));

        for (String ticket : new String[] {"unknown", used, expired}) {
            assertProblem(
                    browser.get("/ringcentral/" + ticket), 404, "This link does not work", "kubectl get rcint -A");
            assertProblem(
                    browser.post("/ringcentral/" + ticket), 404, "This link does not work", "kubectl get rcint -A");
        }
    }

    @Test
    void saysThatAPageLoadedAgainIsOver() {
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        String back = "/ringcentral/callback" + desk.authorize(ringCentral, "400");
        assertThat(browser.get(back).statusCode()).isEqualTo(200);

        assertProblem(browser.get(back), 400, "This sign-in was used already", "kubectl get rcint -A");
    }

    @Test
    void keepsTwoBrowsersApart() {
        Browser other = new Browser(server.port());
        URI first = browser.leave("/ringcentral/" + desk.invite("first", Optional.empty()));
        URI second = other.leave("/ringcentral/" + desk.invite("second", Optional.empty()));
        String firstBack = "/ringcentral/callback" + desk.authorize(first, "400");

        assertProblem(other.get(firstBack), 400, "started in another browser", "cookie");
        assertProblem(new Browser(server.port()).get(firstBack), 400, "started in another browser", "cookie");

        assertThat(browser.get(firstBack).body()).contains("account 400");
        // The other's cookie went with its wrong callback: whoever mixes up browsers starts anew
        assertProblem(
                other.get("/ringcentral/callback" + desk.authorize(second, "401")),
                400,
                "started in another browser",
                "cookie");
    }

    @Test
    void saysThatASignInIsNotKnownOrTookTooLong() throws Exception {
        assertProblem(browser.get("/ringcentral/callback"), 400, "This sign-in is not known here", "kubectl");
        assertThat(raw("GET /ringcentral/callback?state=%zz HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("This sign-in is not known here");
        assertProblem(
                browser.get("/ringcentral/callback?code=c&state=s"), 400, "This sign-in is not known here", "kubectl");

        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        clock.advance(Duration.ofMinutes(10));
        HttpResponse<String> late = browser.get("/ringcentral/callback" + desk.authorize(ringCentral, "400"));

        assertProblem(late, 400, "The sign-in took too long", AGAIN);
    }

    @Test
    void saysWhatRingCentralSaysEscaped() {
        HttpResponse<String> denied = returning("&error=access_denied");
        HttpResponse<String> error =
                returning("&error=server_error&error_description=%3Cscript%3Ealert(1)%3C/script%3E");
        HttpResponse<String> nothing = returning("");

        assertProblem(denied, 403, "Access was denied", AGAIN);
        assertProblem(error, 400, "RingCentral ended the sign-in with an error", AGAIN);
        assertThat(error.body())
                .contains("server_error: &lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
        assertProblem(nothing, 400, "not complete", AGAIN);
    }

    @Test
    void saysWhyASignInWasRefused() {
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.of("500")));

        HttpResponse<String> refused = browser.get("/ringcentral/callback" + desk.authorize(ringCentral, "400"));

        assertProblem(refused, 403, "RingCentral was not connected", AGAIN);
        assertThat(refused.body()).contains("Account 400 signed in, 500 is &lt;expected&gt;.");
    }

    @Test
    void deletesTheCookieAtEveryCallback() {
        browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        assertThat(browser.cookie(COOKIE)).isPresent();

        HttpResponse<String> answer = browser.get("/ringcentral/callback?state=unknown");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .containsExactly(COOKIE + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void answersHeadAndUsesNothingUp() {
        String path = "/ringcentral/" + desk.invite("main", Optional.empty());
        assertThat(browser.send("HEAD", path, Map.of()).statusCode()).isEqualTo(200);
        assertThat(browser.send("HEAD", "/ringcentral/unknown", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.send("HEAD", "/", Map.of()).statusCode()).isEqualTo(200);

        URI ringCentral = browser.leave(path);
        String back = "/ringcentral/callback" + desk.authorize(ringCentral, "400");
        assertThat(browser.send("HEAD", back, Map.of()).statusCode()).isEqualTo(200);

        assertThat(browser.get(back).body()).contains("Connected to RingCentral account 400");
    }

    @Test
    void hasAPageForWhateverIsAsked() {
        assertProblem(browser.get("/nowhere"), 404, "There is no such page", "kubectl");
        assertProblem(browser.get("/ringcentral"), 404, "There is no such page", "kubectl");
        HttpResponse<String> method = browser.send("PUT", "/ringcentral/x", Map.of());
        assertProblem(method, 405, "cannot be done", "");
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
        assertProblem(browser.post("/ringcentral/callback"), 405, "cannot be done", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ringcentral/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ringcentral/../x HTTP/1.1\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void hasAPageForWhatCannotBeUnderstood(String request) throws Exception {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400 ")
                .contains("This request cannot be understood", "Content-Security-Policy: default-src 'none';")
                .containsIgnoringCase("cache-control: no-store")
                .doesNotContain("etty", "avalin", "xception");
    }

    @Test
    void boundsWhatIsSent() throws Exception {
        assertThat(raw("GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .contains("This request is too large");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("This request is too large");
        assertThat(raw("POST /ringcentral/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(raw("POST /ringcentral/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("This request is too large");
    }

    @Test
    void doesNotStartFromAnotherSitesPage() {
        String path = "/ringcentral/" + desk.invite("main", Optional.empty());

        HttpResponse<String> answer = browser.send("POST", path, Map.of("Sec-Fetch-Site", "cross-site"));

        assertProblem(answer, 403, "Please start on this page", "");
        browser.leave(path);
    }

    @Test
    void showsOfAnUnexpectedFailureItsNumberOnly() {
        desk.beforeExchange(() -> {
            throw new IllegalStateException("an internal matter");
        });
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));

        HttpResponse<String> answer = browser.get("/ringcentral/callback" + desk.authorize(ringCentral, "400"));

        assertProblem(answer, 500, "Something went wrong", "kubectl");
        assertThat(answer.body()).doesNotContain("internal matter", "Exception");
        Matcher id = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}").matcher(answer.body());
        assertThat(id.find()).isTrue();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains(id.group()));
    }

    @Test
    void logsNoTicketStateCodeOrCookie() {
        String ticket = desk.invite("main", Optional.empty());
        URI ringCentral = browser.leave("/ringcentral/" + ticket);
        String nonce = browser.cookie(COOKIE).orElseThrow();
        desk.beforeExchange(() -> {
            throw new IllegalStateException("no reason");
        });
        String back = desk.authorize(ringCentral, "400");
        browser.get("/ringcentral/callback" + back);

        Map<String, String> parameters = FakeDesk.parameters(URI.create("http://x/" + back));
        assertThat(log.list).isNotEmpty().allSatisfy(event -> assertThat(
                        event.getFormattedMessage() + event.getThrowableProxy())
                .doesNotContain(ticket, nonce, parameters.get("state"), parameters.get("code")));
    }

    @Test
    void finishesWhatIsInFlightWhenItCloses() throws Exception {
        CountDownLatch exchanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        desk.beforeExchange(() -> {
            exchanging.countDown();
            await(goOn);
        });
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        String back = "/ringcentral/callback" + desk.authorize(ringCentral, "400");
        CompletableFuture<HttpResponse<String>> page = CompletableFuture.supplyAsync(() -> browser.get(back));
        await(exchanging);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        assertThatThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        goOn.countDown();

        assertThat(page.get(5, TimeUnit.SECONDS).body()).contains("Connected to RingCentral account 400");
        closing.get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> browser.get("/")).isInstanceOf(java.io.UncheckedIOException.class);
    }

    @Test
    void sendsPeopleToTheReplicaThatLeadsAndUsesNothingUp() {
        // Given a person on their way back from RingCentral, and another with a link
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        String back = "/ringcentral/callback" + desk.authorize(ringCentral, "400");
        String page = "/ringcentral/" + desk.invite("other", Optional.empty());

        // When this replica stands by
        open = false;

        // Then whatever they ask for, they are asked to come again, and their browsers do by themselves
        List<HttpResponse<String>> answers = List.of(
                browser.get("/"), browser.get(page), browser.post(page), browser.get(back), browser.get("/nothing"));
        assertThat(answers).allSatisfy(answer -> {
            assertProblem(answer, 503, "One moment", "loads itself again");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(answer.headers().firstValue("Refresh")).hasValue("3");
        });

        // And when it leads, link and way back work
        open = true;
        assertThat(browser.get(page).statusCode()).isEqualTo(200);
        assertThat(browser.get(back).body()).contains("Connected to RingCentral account");
    }

    @Test
    void namesThePortThatCannotBeOpened() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> OAuthServer.start(
                            taken.getLocalPort(),
                            PublicUrl.parse("https://rc.acme.com"),
                            desk,
                            () -> open,
                            Duration.ofSeconds(1),
                            clock))
                    .isInstanceOf(PortException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " of the sign-in pages cannot be opened");
        }
    }

    private OAuthServer serve(String publicUrl) {
        return OAuthServer.start(0, PublicUrl.parse(publicUrl), desk, () -> open, Duration.ofSeconds(5), clock);
    }

    private HttpResponse<String> returning(String answer) {
        URI ringCentral = browser.leave("/ringcentral/" + desk.invite("main", Optional.empty()));
        return browser.get("/ringcentral/callback?state="
                + FakeDesk.parameters(ringCentral).get("state") + answer);
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertHeaders(HttpResponse<?> answer, String formTargets) {
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'sha256-")
                        .endsWith("; form-action " + formTargets + "; frame-ancestors 'none'; base-uri 'none'"));
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title, String remedy) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains(title, remedy, "<main>").doesNotContain("<form");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
