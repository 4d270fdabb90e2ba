package dev.ringcentralokta.operator.okta;

import java.util.List;
import java.util.Optional;
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
        HttpUrl url = http.url("groups")
                .addQueryParameter("search", Expressions.eq("profile.name", name))
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.list(url, Group::from).stream()
                .filter(group -> group.name().equals(name))
                .toList();
    }
}
