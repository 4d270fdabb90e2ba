package dev.ringcentralokta.operator.okta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** People of the org (okta-api.md §9). */
public final class Users {

    /** Keeps the URL of one search below what servers take, at the usual length of logins. */
    private static final int LOGINS_PER_SEARCH = 25;

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
     * Users by their full login, compared as Okta does, without regard to case. Many are searched for in one call
     * ({@code listUsers}); since Okta's search lags behind, who is wanted and not found is asked for by name ({@code getUser}).
     *
     * @param wanted the login that has to be found now
     * @param together logins that may be found along with it
     * @return the users found, by the login as it was given
     */
    public Map<String, User> byLogin(String wanted, Collection<String> together) {
        List<String> logins =
                Stream.concat(Stream.of(wanted), together.stream()).distinct().toList();
        Map<String, User> found = new LinkedHashMap<>();
        if (logins.size() > 1) {
            for (int from = 0; from < logins.size(); from += LOGINS_PER_SEARCH) {
                found.putAll(search(logins.subList(from, Math.min(logins.size(), from + LOGINS_PER_SEARCH))));
            }
        }
        if (!found.containsKey(wanted)) {
            byLogin(wanted).ifPresent(user -> found.put(wanted, user));
        }
        return found;
    }

    /** One user by their full login; see {@link #byLogin(String, Collection)}. */
    public Optional<User> byLogin(String login) {
        if (login.contains("/")) { // Okta cannot take them in a path
            return Optional.ofNullable(search(List.of(login)).get(login));
        }
        return get(login).filter(user -> user.login().equalsIgnoreCase(login)); // Okta also takes ids and short names
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
