package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Groups of the org (okta-api.md §9). */
public final class Groups {

    private static final String MAX_PAGE = "200";

    private final OktaHttp http;

    Groups(OktaHttp http) {
        this.http = http;
    }

    /** The group of that id ({@code getGroup}); empty where there is none. */
    public Optional<Group> byId(String id) {
        return http.find(http.url("groups", id).build()).map(Group::from);
    }

    /** Whether the group has any member ({@code listGroupUsers}). */
    public boolean hasMembers(String id) {
        HttpUrl url =
                http.url("groups", id, "users").addQueryParameter("limit", "1").build();
        return !http.page(url).items().isEmpty();
    }

    /** All groups of exactly that name; see {@link #byName(SearchBatch)}. */
    public List<Group> byName(String name) {
        return search(List.of(name)).getOrDefault(name, List.of());
    }

    /**
     * All groups of exactly these names, case included ({@code listGroups}); of several types there may be several of a name.
     * All are searched for in one call; where Okta refuses it, which may be for any of the names, the wanted one is asked for
     * alone. Okta's search lags behind: a group that was made just now may be missing.
     *
     * @return the groups found, by name
     */
    public Map<String, List<Group>> byName(SearchBatch batch) {
        try {
            return search(batch.names());
        } catch (ApiException e) {
            if (batch.alone() || !(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            return search(List.of(batch.wanted()));
        }
    }

    private Map<String, List<Group>> search(List<String> names) {
        String expression =
                names.stream().map(name -> Expressions.eq("profile.name", name)).collect(Collectors.joining(" or "));
        HttpUrl url = http.url("groups")
                .addQueryParameter("search", expression)
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.list(url, Group::from).stream()
                .filter(group -> names.contains(group.name()))
                .collect(Collectors.groupingBy(Group::name));
    }
}
