package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * A listing, read page by page (okta-api.md §2.6). What stops it for a while, such as a rate limit, costs nothing that was
 * read: it goes on with the page that failed. Only a {@link #complete()} one proves that something is not there. Not for use
 * by several threads at a time.
 *
 * @param <T> what is listed
 */
public final class Listing<T> {

    /** More pages than any listing of this client can have; endless links end here. */
    private static final int MAX_PAGES = 10_000;

    private final HttpUrl first;
    private final Function<HttpUrl, OktaHttp.Page> pages;
    private final Function<ObjectNode, T> decode;
    private final List<T> items = new ArrayList<>();
    private final Set<HttpUrl> read = new LinkedHashSet<>();
    private Optional<HttpUrl> next;

    Listing(HttpUrl first, Function<HttpUrl, OktaHttp.Page> pages, Function<ObjectNode, T> decode) {
        this.first = first;
        this.pages = pages;
        this.decode = decode;
        this.next = Optional.of(first);
    }

    /** Whether the last page was seen. */
    public boolean complete() {
        return next.isEmpty();
    }

    /** What was read so far. */
    public List<T> items() {
        return List.copyOf(items);
    }

    /** How many pages were read so far. */
    public int pagesRead() {
        return read.size();
    }

    /** Reads one more page, if there is one. */
    public void readPage() {
        next.ifPresent(this::read);
    }

    /** Reads to the end; returns all items. */
    List<T> readOn() {
        while (!complete()) {
            readPage();
        }
        return items;
    }

    private void read(HttpUrl url) {
        if (read.contains(url) || read.size() == MAX_PAGES) {
            throw new ApiException(OktaErrors.notOkta("its pages of " + first.encodedPath() + " have no end"));
        }
        OktaHttp.Page page = pages.apply(url);
        page.items().forEach(item -> items.add(decode.apply(item)));
        read.add(url);
        next = page.next();
    }
}
