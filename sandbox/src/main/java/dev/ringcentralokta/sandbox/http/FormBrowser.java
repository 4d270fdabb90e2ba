package dev.ringcentralokta.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A browser for those who have none at hand: keeps cookies, follows redirects, fills and sends forms. It reads the
 * pages of {@link HtmlPage} and others that are as plain; it runs no scripts.
 */
public final class FormBrowser {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client;
    private final Predicate<URI> follows;
    private final Map<String, Optional<String>> filled = new HashMap<>();
    private URI location = URI.create("about:blank");
    private int status;
    private String html = "";

    /**
     * A browser without cookies.
     *
     * @param tls whose certificates it trusts; those of this Java without
     * @param follows which redirects it follows; at another one it stops, with that address as its location
     */
    public FormBrowser(Optional<Tls> tls, Predicate<URI> follows) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(TIMEOUT);
        tls.map(FormBrowser::context).ifPresent(builder::sslContext);
        this.client = builder.build();
        this.follows = follows;
    }

    /** Goes to an address. */
    public FormBrowser open(URI address) {
        return load(request(address).GET().build());
    }

    /** Fills a field, or chooses an option, of the form that is sent next. */
    public FormBrowser fill(String name, String value) {
        filled.put(name, Optional.of(value));
        return this;
    }

    /** Ticks a box of the form that is sent next, or clears it. */
    public FormBrowser tick(String name, boolean on) {
        filled.put(name, on ? Optional.of("on") : Optional.empty());
        return this;
    }

    /** Presses a button, which sends its form with what was filled in. */
    public FormBrowser press(String button) {
        HtmlForm form = HtmlForm.with(html, button);
        Map<String, String> values = form.values(button);
        filled.forEach(
                (name, value) -> value.ifPresentOrElse(text -> values.put(name, text), () -> values.remove(name)));
        filled.clear();
        String body = values.entrySet().stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
        return load(request(target(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Follows a link by its text. */
    public FormBrowser follow(String link) {
        return open(location.resolve(HtmlForm.link(html, link)));
    }

    /** Where it is, or the redirect at which it stopped. */
    public URI location() {
        return location;
    }

    /** The status of the last answer. */
    public int status() {
        return status;
    }

    /** The page's markup. */
    public String html() {
        return html;
    }

    /** What a person reads on the page. */
    public String text() {
        return HtmlForm.text(html);
    }

    /** A form without an action is sent to the page that it is on; {@link URI#resolve} would cut its last segment off. */
    private URI target(HtmlForm form) {
        return form.action().isEmpty() ? location : location.resolve(form.action());
    }

    private FormBrowser load(HttpRequest first) {
        HttpRequest request = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> answer = exchange(request);
            location = request.uri();
            status = answer.statusCode();
            html = answer.body();
            Optional<URI> next = answer.headers().firstValue("Location").map(location::resolve);
            if (status / 100 != 3 || next.isEmpty()) {
                return this;
            }
            if (!follows.test(next.get())) {
                location = next.get();
                return this;
            }
            request = request(next.get()).GET().build();
        }
        throw new IllegalStateException("Too many redirects, the last to " + location);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "text/html");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext context(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {tls.clientTrustManager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }
}
