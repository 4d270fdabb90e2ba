package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** People of the org (okta-api.md §9). */
public final class Users {

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
