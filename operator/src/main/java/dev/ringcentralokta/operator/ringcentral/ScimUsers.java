package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * People of the account, as SCIM has them (ringcentral-api.md §4). Reads are counted in the group Light, changes in Heavy,
 * of which RingCentral allows ten in a minute: who has more to do is told when to come back.
 *
 * <p>Changes are made by PATCH and never by PUT, which would have to write all of a person, with whatever nobody declared: it
 * is not documented whether PUT clears what is left out, nothing would notice what somebody else changed since it was read
 * (there is no {@code If-Match}), and a value that RingCentral itself refuses, such as an old address without a state, would
 * keep every other one from being set. What PATCH does not name stays untouched.
 */
public final class ScimUsers {

    /** The documented default; where the server says nothing else, more may be refused. */
    private static final int DOCUMENTED_PAGE = 100;

    private static final int LARGEST_PAGE = 1000;

    private static final String NAME = "SCIM users";
    private static final String PATH = "/scim/v2/Users";

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
        return list(new ScimListing());
    }

    /**
     * Goes on with a list of everybody that a rate limit has ended, and only that; see {@link #list()}.
     *
     * @param started goes on being of use after a {@link ApiFailure.Wait}; begins anew after anything else
     */
    public List<ScimUser> list(ScimListing started) {
        try {
            int count = started.pageSize(this::pageSize);
            Listing<ScimUser> listing = started.soFar();
            HttpAnswer page;
            do {
                page = api.get(page(listing.size() + 1, count), RateLimitGroup.Light);
                take(page, listing);
            } while (!listing.complete());
            started.restart();
            return listing.all(page);
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Wait)) {
                started.restart();
            }
            throw e;
        }
    }

    static Listing<ScimUser> listing() {
        return new Listing<>(NAME, ScimUser::id);
    }

    /**
     * The person with this work e-mail, whatever its case, as lists tell of them; empty where there is none (operation
     * scimSearchViaGet2, filter by {@code email}). How soon somebody who was created just now is found is not documented.
     *
     * @throws ApiException also for an address with a quotation mark or a backslash, which is not asked for: how RingCentral
     *     reads them in a filter is not documented
     */
    public Optional<ScimUser> findByEmail(String email) {
        if (email.contains("\"") || email.contains("\\")) {
            throw refused("The e-mail " + email + " cannot be looked up: it has a quotation mark or a backslash in it."
                    + " Give the person another one");
        }
        HttpUrl url = api.url(PATH)
                .addQueryParameter("filter", "email eq \"" + email + "\"")
                .build();
        HttpAnswer page = api.get(url, RateLimitGroup.Light);
        Listing<ScimUser> found = listing();
        take(page, found);
        return found.all(page).stream()
                .filter(user -> email.equalsIgnoreCase(user.userName()) || email.equalsIgnoreCase(user.email()))
                .findFirst();
    }

    /** All of a person (operation scimGetUser2); empty where nobody has that id. */
    public Optional<ScimPerson> get(String id) {
        return api.find(user(id), RateLimitGroup.Light).map(answer -> ScimPerson.from(answer, answer.json()));
    }

    /**
     * Makes an account for a person, who gets an unassigned extension with a digital line (operation scimCreateUser2).
     *
     * <p>A person who is created twice takes no second line: RingCentral refuses an e-mail that is in use. So where the
     * answer was lost ({@link ApiFailure#outcomeUnknown()}), look with {@link #findByEmail}
     * whether the person is there, and create again where not.
     *
     * @param person with a given and a family name
     * @return what lists tell of the new person
     * @throws ApiException with the reason {@code OutOfLicences} where no such extension is left, {@code Duplicate} where
     *     somebody has the e-mail, {@code InvalidValue} where a value is refused, as in the message
     */
    public Written<ScimUser> create(ScimPerson person) {
        if (person.get(ScimAttribute.GivenName).isEmpty()
                || person.get(ScimAttribute.FamilyName).isEmpty()) {
            throw refused(person.userName() + " needs a given and a family name to get an account");
        }
        HttpAnswer answer = api.write("POST", api.url(PATH).build(), person.toJson(), RateLimitGroup.Heavy);
        return new Written<>(ScimUser.from(answer, answer.json()), RingCentralErrors.requestId(answer));
    }

    /**
     * Changes what is named, and nothing else (operation scimPatchUser2); not to be called without changes. Look at the
     * answer: that RingCentral carries out every documented operation was never tried.
     *
     * @throws ApiException with the reason {@code NotFound} where nobody has that id, {@code Duplicate} and {@code
     *     InvalidValue} as {@link #create} has them
     */
    public Written<ScimPerson> patch(String id, ScimChanges changes) {
        HttpAnswer answer = api.write("PATCH", user(id), changes.toJson(), RateLimitGroup.Heavy);
        return new Written<>(ScimPerson.from(answer, answer.json()), RingCentralErrors.requestId(answer));
    }

    /**
     * Lets a person log in, or no longer (operation scimPatchUser2). Somebody who may not log in keeps extension, line and
     * data; no licence becomes free.
     */
    public Written<ScimPerson> setActive(String id, boolean active) {
        return patch(id, ScimChanges.active(active));
    }

    /**
     * Destroys a person's account, with messages, greetings and recordings; the extension becomes unassigned (operation
     * scimDeleteUser2). Somebody who is not there is fine. Returns RingCentral's id of the call.
     */
    public String delete(String id) {
        return api.delete(user(id), RateLimitGroup.Heavy);
    }

    private HttpUrl user(String id) {
        return api.url(PATH).addPathSegment(id).build();
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiFailure.terminal(FailureReason.InvalidValue, RingCentralErrors.VENDOR, 0, message));
    }

    /** As many as the server gives at a time (operation scimGetProviderConfig2): the fewer pages, the fewer calls. */
    private int pageSize() {
        HttpAnswer config = api.get(api.url("/scim/v2/ServiceProviderConfig").build(), RateLimitGroup.Light);
        int most = config.json().path("filter").path("maxResults").asInt(0);
        return most > 0 ? Math.min(most, LARGEST_PAGE) : DOCUMENTED_PAGE;
    }

    /** A page goes on behind what came before, however many that was. */
    private HttpUrl page(int startIndex, int count) {
        return api.url(PATH)
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
