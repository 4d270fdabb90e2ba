package dev.ringcentralokta.operator.ringcentral;

import java.util.Optional;
import okhttp3.HttpUrl;

/** A list of all extensions that may take longer than a rate limit lets it; it goes on where it stopped. */
public final class ExtensionListing {

    private Listing<Extension> listing = Extensions.listing();
    private Optional<HttpUrl> next = Optional.empty();

    Listing<Extension> soFar() {
        return listing;
    }

    /** The page that comes next; empty at the beginning. */
    Optional<HttpUrl> next() {
        return next;
    }

    void goOnAt(HttpUrl page) {
        next = Optional.of(page);
    }

    /** What has come is of no use. */
    void restart() {
        listing = Extensions.listing();
        next = Optional.empty();
    }
}
