package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** People of the account, as SCIM has them (ringcentral-api.md §4). */
public final class ScimUsers {

    /** The documented default; where the server says nothing else, more may be refused. */
    private static final int DOCUMENTED_PAGE = 100;

    private static final int LARGEST_PAGE = 1000;

    private final RingCentralApi api;

    ScimUsers(RingCentralApi api) {
        this.api = api;
    }

    /**
     * Everybody, those included who may not log in (operation scimSearchViaGet2); all of them, or a failure.
     *
     * @throws ApiException also where pages do not fit together, because somebody came or went meanwhile: read it again
     */
    public List<ScimUser> list() {
        Listing<ScimUser> listing = new Listing<>("SCIM users", ScimUser::id);
        int count = pageSize();
        HttpAnswer page;
        do {
            page = api.get(page(listing.size() + 1, count), RateLimitGroup.Light);
            take(page, listing);
        } while (!listing.complete());
        return listing.all(page);
    }

    /** As many as the server gives at a time (operation scimGetProviderConfig2): the fewer pages, the fewer calls. */
    private int pageSize() {
        HttpAnswer config = api.get(api.url("/scim/v2/ServiceProviderConfig").build(), RateLimitGroup.Light);
        int most = config.json().path("filter").path("maxResults").asInt(0);
        return most > 0 ? Math.min(most, LARGEST_PAGE) : DOCUMENTED_PAGE;
    }

    /** A page goes on behind what came before, however many that was. */
    private HttpUrl page(int startIndex, int count) {
        return api.url("/scim/v2/Users")
                .addQueryParameter("startIndex", Integer.toString(startIndex))
                .addQueryParameter("count", Integer.toString(count))
                .build();
    }

    /** {@code itemsPerPage} is left aside: whether it tells how many there are, or how many were asked for, is unknown. */
    private static void take(HttpAnswer page, Listing<ScimUser> listing) {
        JsonNode json = page.json();
        List<ScimUser> users = new ArrayList<>();
        for (JsonNode user : json.path("Resources")) {
            users.add(ScimUser.from(page, user));
        }
        listing.add(page, json.path("totalResults"), users);
    }
}
