package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** People of the org (okta-api.md §9). */
public final class Users {

    private static final String LOGIN = "login";
    private static final String MAX_PAGE = "200";

    private final OktaHttp http;

    Users(OktaHttp http) {
        this.http = http;
    }

    /** The user of that id ({@code getUser}); empty where there is none. */
    public Optional<User> byId(String id) {
        return get(id).filter(user -> user.id().equals(id)); // Okta also takes logins there
    }

    /**
     * Users by their full login, compared as Okta does, without regard to case. All are searched for in one call
     * ({@code listUsers}); since Okta's search lags behind, and refuses all where it refuses one, who is wanted and not found
     * is asked for by name ({@code getUser}).
     *
     * @return the users found, by the login as it was given
     */
    public Map<String, User> byLogin(SearchBatch batch) {
        Map<String, User> found = new LinkedHashMap<>(searched(batch));
        if (!found.containsKey(batch.wanted())) {
            byLogin(batch.wanted()).ifPresent(user -> found.put(batch.wanted(), user));
        }
        return found;
    }

    /** One user by their full login; see {@link #byLogin(SearchBatch)}. */
    public Optional<User> byLogin(String login) {
        if (login.contains("/")) { // Okta cannot take them in a path
            return Optional.ofNullable(search(List.of(login)).get(login));
        }
        return get(login).filter(user -> user.login().equalsIgnoreCase(login)); // Okta also takes ids and short names
    }

    /**
     * Everybody who was made or changed at that time or later, deactivated people included, page by page ({@code listUsers}).
     * By a filter, as what a search finds lags behind (okta-api.md §9). Who was deleted is in no list.
     *
     * @param since by Okta's clock; {@link Instant#EPOCH} for everybody
     * @param attributes which attributes of the profile are told, by their variable names; the login always is
     */
    public Listing<User> changedSince(Instant since, Set<String> attributes) {
        Set<String> told = new TreeSet<>(attributes);
        told.add(LOGIN);
        HttpUrl url = http.url("users")
                .addQueryParameter("filter", Expressions.since("lastUpdated", since))
                .addQueryParameter("fields", "id,status,profile:(" + String.join(",", told) + ")")
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.listing(url, User::from);
    }

    /**
     * Makes a user without a password ({@code createUser}). Okta has no idempotency key, but gives a login to one user only:
     * where the answer was lost ({@link ApiFailure#outcomeUnknown()}), look by it whether the user is there.
     *
     * @param profile all attributes; the login, the e-mail, the first and the last name have to be among them
     * @param activate whether Okta activates it, and sends the person an e-mail with a link to their first sign-in; else it is
     *     staged
     * @throws ApiException of type {@link ApiFailure.Terminal} where somebody has the login, or a value is refused
     */
    public Written<User> create(Map<String, Object> profile, boolean activate) {
        HttpUrl url = http.url("users")
                .addQueryParameter("activate", Boolean.toString(activate))
                .build();
        return http.post(url, body(profile)).map(User::from);
    }

    /**
     * Changes the given attributes of a user, and no others ({@code updateUser}). Look at the answer for what Okta keeps.
     *
     * @throws ApiException with the reason {@code NotFound} where there is no such user
     */
    public Written<User> update(String id, Map<String, Object> profile) {
        return http.post(http.url("users", id).build(), body(profile)).map(User::from);
    }

    private static ObjectNode body(Map<String, Object> profile) {
        ObjectNode body = OktaJson.object();
        body.set("profile", OktaJson.toJson(profile));
        return body;
    }

    private Map<String, User> searched(SearchBatch batch) {
        if (batch.alone()) {
            return Map.of();
        }
        try {
            return search(batch.names());
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            return Map.of();
        }
    }

    private Map<String, User> search(List<String> logins) {
        String expression = logins.stream()
                .map(login -> Expressions.eq("profile.login", login))
                .collect(Collectors.joining(" or "));
        HttpUrl url = http.url("users")
                .addQueryParameter("search", expression)
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        List<User> users = new ArrayList<>(http.list(url, User::from));
        Map<String, User> found = new LinkedHashMap<>();
        for (String login : logins) {
            users.stream()
                    .filter(user -> user.login().equalsIgnoreCase(login))
                    .findFirst()
                    .ifPresent(user -> found.put(login, user));
        }
        return found;
    }

    private Optional<User> get(String idOrLogin) {
        return http.find(http.url("users", idOrLogin).build()).map(User::from);
    }
}
