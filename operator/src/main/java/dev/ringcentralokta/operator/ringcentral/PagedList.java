package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * A list of the REST API, read page by page to its end: all of it, or a failure.
 *
 * @param <T> what is listed
 */
final class PagedList<T> {

    private static final String LARGEST_PAGE = "1000";

    private final RingCentralApi api;
    private final String name;
    private final BiFunction<HttpAnswer, JsonNode, T> decode;
    private final Function<T, String> id;

    /**
     * A list that is not read yet.
     *
     * @param name what is listed, for the failure
     * @param decode reads an item of a page
     * @param id tells the items apart
     */
    PagedList(RingCentralApi api, String name, BiFunction<HttpAnswer, JsonNode, T> decode, Function<T, String> id) {
        this.api = api;
        this.name = name;
        this.decode = decode;
        this.id = id;
    }

    /**
     * All items.
     *
     * @throws ApiException also where pages do not fit together, because items came or went meanwhile: read it again
     */
    List<T> read(HttpUrl.Builder wanted, RateLimitGroup group) {
        Listing<T> listing = new Listing<>(name, id);
        HttpUrl url = wanted.addQueryParameter("perPage", LARGEST_PAGE).build();
        HttpAnswer page = api.get(url, group);
        Optional<HttpUrl> next = take(page, listing);
        while (next.isPresent()) {
            page = api.get(next.get(), group);
            next = take(page, listing);
        }
        return listing.all(page);
    }

    /** Takes what is on the page; returns where the list goes on. */
    private Optional<HttpUrl> take(HttpAnswer page, Listing<T> listing) {
        JsonNode json = page.json();
        List<T> items = new ArrayList<>();
        for (JsonNode item : json.path("records")) {
            items.add(decode.apply(page, item));
        }
        listing.add(page, json.path("paging").path("totalElements"), items);
        Optional<String> next = RingCentralJson.text(json.path("navigation").path("nextPage"), "uri");
        if (next.isPresent() && listing.complete()) {
            throw RingCentralErrors.incomplete(page, name, "there is a page after the last one");
        }
        return next.map(link -> onThisServer(link, page));
    }

    /** The call carries the access token, which goes to the server that was configured and to no other. */
    private HttpUrl onThisServer(String link, HttpAnswer page) {
        HttpUrl server = api.url("/").build();
        HttpUrl next = server.resolve(link);
        boolean same = next != null
                && next.scheme().equals(server.scheme())
                && next.host().equals(server.host())
                && next.port() == server.port();
        if (next == null || !same) {
            throw RingCentralErrors.unexpected(page, "its next page of " + name + " is on another server");
        }
        return next;
    }
}
