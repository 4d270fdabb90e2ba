package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Groups of the org (okta-api.md §9). The operations that change them are in Okta's public OpenAPI document of the management
 * API, as are the types: only an {@code OKTA_GROUP} can be changed.
 */
public final class Groups {

    private static final String USERS = "users";
    private static final String PROFILE = "profile";
    private static final String NAME = "name";
    private static final String MAX_PAGE = "200";

    /** As many as Okta gives where no limit is asked for. */
    private static final String MAX_MEMBERS = "1000";

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
                http.url("groups", id, USERS).addQueryParameter("limit", "1").build();
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

    /** All groups of exactly these names, as {@link #byName(SearchBatch)} finds them; a call for each hundred names. */
    public List<Group> named(Collection<String> names) {
        List<Group> found = new ArrayList<>();
        List<String> left = new ArrayList<>(new LinkedHashSet<>(names));
        while (!left.isEmpty()) {
            SearchBatch batch = SearchBatch.of(left.get(0), left);
            found.addAll(named(batch));
            left.removeAll(batch.names());
        }
        return found;
    }

    /**
     * All groups of the type OKTA_GROUP that were made or renamed after that time ({@code listGroups}). By a filter, as what a
     * search finds lags behind.
     *
     * @param since by Okta's clock
     */
    public List<Group> changedAfter(Instant since) {
        HttpUrl url = http.url("groups")
                .addQueryParameter(
                        "filter",
                        Expressions.eq("type", Group.OKTA_GROUP) + " and " + Expressions.after("lastUpdated", since))
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.list(url, Group::from);
    }

    /** The ids of the users who are members ({@code listGroupUsers}); a call for each thousand. */
    public Set<String> members(String id) {
        HttpUrl url = http.url("groups", id, USERS)
                .addQueryParameter("limit", MAX_MEMBERS)
                .build();
        return Set.copyOf(http.list(url, user -> OktaJson.required(user, "id")));
    }

    /**
     * Makes a group of the type OKTA_GROUP ({@code addGroup}). Okta has no idempotency key: where the answer was lost ({@link
     * ApiFailure#outcomeUnknown()}), look whether the group is there.
     *
     * @throws ApiException of type {@link ApiFailure.Terminal} where a value is refused
     */
    public Written<Group> create(String name, String description) {
        ObjectNode body = OktaJson.object();
        body.putObject(PROFILE).put(NAME, name).put("description", description);
        return http.post(http.url("groups").build(), body).map(Group::from);
    }

    /**
     * Gives a group another name ({@code replaceGroup}). That replaces the whole profile, so it is read first, and everything
     * else in it goes back as it is.
     *
     * @throws ApiException with the reason {@code NotFound} where there is no such group
     */
    public Written<Group> rename(String id, String name) {
        HttpUrl url = http.url("groups", id).build();
        ObjectNode profile = OktaJson.objectOrEmpty(http.get(url).path(PROFILE));
        ObjectNode body = OktaJson.object();
        body.set(PROFILE, profile.put(NAME, name));
        return http.put(url, body).map(Group::from);
    }

    /**
     * Makes a user a member, who may be one already ({@code assignUserToGroup}). Returns Okta's id of the call.
     *
     * @throws ApiException with the reason {@code NotFound} where there is no such group, or no such user
     */
    public String join(String id, String userId) {
        return http.put(http.url("groups", id, USERS, userId).build());
    }

    /** Takes a user out, who may not be a member ({@code unassignUserFromGroup}). Returns Okta's id of the call. */
    public String leave(String id, String userId) {
        return http.delete(http.url("groups", id, USERS, userId).build());
    }

    /** What Okta refuses for any of the names, is asked for each alone. */
    private List<Group> named(SearchBatch batch) {
        List<Group> found = new ArrayList<>();
        try {
            search(batch.names()).values().forEach(found::addAll);
        } catch (ApiException e) {
            if (batch.alone() || !(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            batch.names().forEach(name -> found.addAll(byName(name)));
        }
        return found;
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
