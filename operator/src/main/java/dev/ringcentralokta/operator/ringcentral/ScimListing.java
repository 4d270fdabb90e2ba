package dev.ringcentralokta.operator.ringcentral;

import java.util.function.IntSupplier;

/** A list of everybody that may take longer than a rate limit lets it; it goes on where it stopped. */
public final class ScimListing {

    private Listing<ScimUser> listing = ScimUsers.listing();
    private int pageSize;

    Listing<ScimUser> soFar() {
        return listing;
    }

    /** The same for all pages. */
    int pageSize(IntSupplier asked) {
        if (pageSize == 0) {
            pageSize = asked.getAsInt();
        }
        return pageSize;
    }

    /** What has come is of no use. */
    void restart() {
        listing = ScimUsers.listing();
        pageSize = 0;
    }
}
