package dev.ringcentralokta.operator.okta;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * All groups of exactly that name, case included ({@code listGroups}); of several types there may be several. Okta's
     * search lags behind: a group that was made just now may be missing.
     */
    public List<Group> byName(String name) {
        return byName(List.of(name)).getOrDefault(name, List.of());
    }

    /**
     * The same for many names in one call.
     *
     * @return the groups by each name that was asked for; none for a name that no group has
     */
    public Map<String, List<Group>> byName(Collection<String> names) {
        String expression = names.stream()
                .distinct()
                .map(name -> Expressions.eq("profile.name", name))
                .collect(Collectors.joining(" or "));
        HttpUrl url = http.url("groups")
                .addQueryParameter("search", expression)
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        List<Group> found = http.list(url, Group::from);
        return names.stream().distinct().collect(Collectors.toMap(Function.identity(), name -> found.stream()
                .filter(group -> group.name().equals(name))
                .toList()));
    }
}
