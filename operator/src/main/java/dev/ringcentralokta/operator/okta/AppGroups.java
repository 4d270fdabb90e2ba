package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Groups' assignments to apps (okta-api.md §8.2). */
public final class AppGroups {

    /** Groups a page of a listing has at most. */
    public static final int PAGE_SIZE = 200;

    private final OktaHttp http;

    AppGroups(OktaHttp http) {
        this.http = http;
    }

    /** All groups that have the app ({@code listApplicationGroupAssignments}). */
    public List<AppGroup> list(String appId) {
        return listing(appId).readOn();
    }

    /** The same, page by page and with the groups' names ({@code expand=group}). */
    public Listing<AppGroup> listing(String appId) {
        HttpUrl url = http.url("apps", appId, "groups")
                .addQueryParameter("limit", String.valueOf(PAGE_SIZE))
                .addQueryParameter("expand", "group")
                .build();
        return http.listing(url, AppGroup::from);
    }

    /** One assignment ({@code getApplicationGroupAssignment}); empty where there is none, or no such app. */
    public Optional<AppGroup> get(String appId, String groupId) {
        return http.find(appGroup(appId, groupId)).map(AppGroup::from);
    }

    /**
     * Gives the app to a group, or replaces how it has it ({@code assignGroupToApplication}).
     *
     * @param priority null leaves it to Okta, which takes the next one
     * @param profile all attributes that members get; what is not in it is taken away
     */
    public Written<AppGroup> put(
            String appId, String groupId, @Nullable Integer priority, Map<String, Object> profile) {
        ObjectNode body = OktaJson.object();
        if (priority != null) {
            body.put("priority", priority);
        }
        body.set("profile", OktaJson.toJson(profile));
        return http.put(appGroup(appId, groupId), body).map(AppGroup::from);
    }

    /** Takes the app from a group ({@code unassignApplicationFromGroup}); not having it is fine. Returns Okta's id of the call. */
    public String remove(String appId, String groupId) {
        return http.delete(appGroup(appId, groupId));
    }

    private HttpUrl appGroup(String appId, String groupId) {
        return http.url("apps", appId, "groups", groupId).build();
    }
}
