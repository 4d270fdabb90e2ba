package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;

/** Extensions and sites of the account (ringcentral-api.md §5.1, §5.3). */
public final class Extensions {

    private static final String NAME = "extensions";
    private static final String SITES = "sites";
    private static final String ACCOUNT = "/restapi/v1.0/account/~";
    private static final String PATH = ACCOUNT + "/extension";
    private static final String LARGEST_PAGE = "1000";

    private final RingCentralApi api;

    Extensions(RingCentralApi api) {
        this.api = api;
    }

    /**
     * All extensions of all types, unassigned ones included (operation listExtensions); all of them, or a failure.
     *
     * @throws ApiException also where pages do not fit together, because extensions came or went meanwhile: read it again
     */
    public List<Extension> list() {
        return list(new ExtensionListing());
    }

    /**
     * Goes on with a list of all extensions that a rate limit has ended, and only that; see {@link #list()}.
     *
     * @param started goes on being of use after a {@link ApiFailure.Wait}; begins anew after anything else
     */
    public List<Extension> list(ExtensionListing started) {
        try {
            HttpAnswer page = page(started.next().orElseGet(this::first));
            Optional<HttpUrl> next = take(page, Extension::from, started.soFar());
            while (next.isPresent()) {
                started.goOnAt(next.get());
                page = page(next.get());
                next = take(page, Extension::from, started.soFar());
            }
            List<Extension> all = started.soFar().all(page);
            started.restart();
            return all;
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Wait)) {
                started.restart();
            }
            throw e;
        }
    }

    static Listing<Extension> listing() {
        return new Listing<>(NAME, Extension::id);
    }

    /**
     * Who has the extensions, of all types, unassigned ones included (operation listExtensions); all of them, or a failure. The
     * cheap way to everybody's name, telephone numbers and address, of which lists of SCIM tell nothing: a call for each
     * thousand people instead of one for each.
     *
     * @throws ApiException as {@link #list} does
     */
    public List<ExtensionContact> contacts() {
        Listing<ExtensionContact> listing = new Listing<>(NAME, ExtensionContact::extensionId);
        HttpAnswer page = page(first());
        Optional<HttpUrl> next = take(page, ExtensionContact::from, listing);
        while (next.isPresent()) {
            page = page(next.get());
            next = take(page, ExtensionContact::from, listing);
        }
        return listing.all(page);
    }

    /**
     * The sites of the account (operation listSites, which takes no parameters); the main one has the id {@code main-site}.
     *
     * @throws ApiException where the account has no sites, too: what RingCentral answers then is not documented
     */
    public List<Site> sites() {
        Map<String, Site> sites = new LinkedHashMap<>();
        Optional<HttpUrl> next = Optional.of(api.url(ACCOUNT + "/sites").build());
        while (next.isPresent()) {
            HttpAnswer page = api.get(next.get(), RateLimitGroup.Light);
            for (JsonNode json : page.json().path("records")) {
                Site site = new Site(
                        RingCentralJson.required(page, json, "id"),
                        json.path("name").asText(""));
                if (sites.put(site.id(), site) != null) {
                    throw RingCentralErrors.incomplete(page, SITES, "a page repeats " + site.id());
                }
            }
            next = nextPage(page, SITES);
        }
        return List.copyOf(sites.values());
    }

    /**
     * Sets what the update names (operation updateExtension); not to be called without values. By RingCentral's samples all
     * else stays as it is, while one of its texts says that PUT resets what is left out (ringcentral-api.md §5.1): look at the
     * answer, which is the whole extension.
     *
     * @throws ApiException with the reason {@code NotFound} where there is no extension of that id, {@code Duplicate} where
     *     another one has the number, {@code InvalidValue} where a value is refused, as in the message, {@code AppNotAllowed}
     *     where the app lacks the permission EditExtensions
     */
    public Written<Extension> update(String id, ExtensionUpdate update) {
        HttpUrl url = api.url(PATH).addPathSegment(id).build();
        HttpAnswer answer = api.write("PUT", url, update.toJson(), RateLimitGroup.Medium);
        return new Written<>(Extension.from(answer, answer.json()), RingCentralErrors.requestId(answer));
    }

    private HttpUrl first() {
        return api.url(PATH).addQueryParameter("perPage", LARGEST_PAGE).build();
    }

    private HttpAnswer page(HttpUrl url) {
        return api.get(url, RateLimitGroup.Medium);
    }

    /** Takes what is on the page; returns where the list goes on. */
    private <T> Optional<HttpUrl> take(
            HttpAnswer page, BiFunction<HttpAnswer, JsonNode, T> decode, Listing<T> listing) {
        JsonNode json = page.json();
        List<T> extensions = new ArrayList<>();
        for (JsonNode extension : json.path("records")) {
            extensions.add(decode.apply(page, extension));
        }
        listing.add(page, json.path("paging").path("totalElements"), extensions);
        Optional<HttpUrl> next = nextPage(page, NAME);
        if (next.isPresent() && listing.complete()) {
            throw RingCentralErrors.incomplete(page, NAME, "there is a page after the last one");
        }
        return next;
    }

    private Optional<HttpUrl> nextPage(HttpAnswer page, String what) {
        return RingCentralJson.text(page.json().path("navigation").path("nextPage"), "uri")
                .map(link -> onThisServer(link, page, what));
    }

    /** The call carries the access token, which goes to the server that was configured and to no other. */
    private HttpUrl onThisServer(String link, HttpAnswer page, String what) {
        HttpUrl server = api.url("/").build();
        HttpUrl next = server.resolve(link);
        boolean same = next != null
                && next.scheme().equals(server.scheme())
                && next.host().equals(server.host())
                && next.port() == server.port();
        if (next == null || !same) {
            throw RingCentralErrors.unexpected(page, "its next page of " + what + " is on another server");
        }
        return next;
    }
}
