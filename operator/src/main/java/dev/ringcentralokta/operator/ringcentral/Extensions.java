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

/** Extensions of the account (ringcentral-api.md §5.1). */
public final class Extensions {

    private static final String NAME = "extensions";
    private static final String PATH = "/restapi/v1.0/account/~/extension";
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
        return list(api.url(PATH), Extension::from, Extension::id);
    }

    /**
     * Who has the extensions, of all types, unassigned ones included (operation listExtensions); all of them, or a failure. The
     * cheap way to everybody's name, telephone numbers and address, of which lists of SCIM tell nothing: a call for each
     * thousand people instead of one for each.
     *
     * @throws ApiException as {@link #list} does
     */
    public List<ExtensionContact> contacts() {
        return list(api.url(PATH), ExtensionContact::from, ExtensionContact::extensionId);
    }

    /**
     * How many more people SCIM can create at most: the unassigned extensions of type User (operation listExtensions). The nearest
     * that there is to a count of free licences, for which RingCentral has no API (ringcentral-api.md §5.4); whether an
     * extension has the digital line that SCIM wants, it does not tell. Creating decides.
     */
    public int freeLicences() {
        HttpUrl.Builder unassigned =
                api.url(PATH).addQueryParameter("status", "Unassigned").addQueryParameter("type", "User");
        return list(unassigned, Extension::from, Extension::id).size();
    }

    /** One extension (operation readExtension); empty where there is none of that id. */
    public Optional<ExtensionDetails> get(String id) {
        return api.find(extension(id), RateLimitGroup.Light)
                .map(answer -> ExtensionDetails.from(answer, answer.json()));
    }

    /**
     * Sets what the update names (operation updateExtension); not to be called without values. By RingCentral's samples all
     * else stays as it is, while one of its texts says that PUT resets what is left out (ringcentral-api.md §5.1): look at the
     * answer, which is the whole extension. Whether the contact may be changed while Directory Integration is on is not
     * documented either.
     *
     * @throws ApiException with the reason {@code NotFound} where there is no extension of that id, {@code Duplicate} where
     *     another one has the number, {@code InvalidValue} where a value is refused, as in the message
     */
    public Written<ExtensionDetails> update(String id, ExtensionUpdate update) {
        HttpAnswer answer = api.write("PUT", extension(id), update.toJson(), RateLimitGroup.Medium);
        return new Written<>(ExtensionDetails.from(answer, answer.json()), RingCentralErrors.requestId(answer));
    }

    private HttpUrl extension(String id) {
        return api.url(PATH).addPathSegment(id).build();
    }

    private <T> List<T> list(
            HttpUrl.Builder wanted, BiFunction<HttpAnswer, JsonNode, T> decode, Function<T, String> id) {
        Listing<T> listing = new Listing<>(NAME, id);
        HttpUrl url = wanted.addQueryParameter("perPage", LARGEST_PAGE).build();
        HttpAnswer page = api.get(url, RateLimitGroup.Medium);
        Optional<HttpUrl> next = take(page, decode, listing);
        while (next.isPresent()) {
            page = api.get(next.get(), RateLimitGroup.Medium);
            next = take(page, decode, listing);
        }
        return listing.all(page);
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
        Optional<String> next = RingCentralJson.text(json.path("navigation").path("nextPage"), "uri");
        if (next.isPresent() && listing.complete()) {
            throw RingCentralErrors.incomplete(page, NAME, "there is a page after the last one");
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
            throw RingCentralErrors.unexpected(page, "its next page of extensions is on another server");
        }
        return next;
    }
}
