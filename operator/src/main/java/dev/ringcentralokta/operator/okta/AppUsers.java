package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** People's assignments to apps (okta-api.md §8.1). */
public final class AppUsers {

    private static final String MAX_PAGE = "500";

    private final OktaHttp http;

    AppUsers(OktaHttp http) {
        this.http = http;
    }

    /** Everybody who has the app, by themselves or by a group ({@code listApplicationUsers}). */
    public List<AppUser> list(String appId) {
        HttpUrl url = http.url("apps", appId, "users")
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.list(url, AppUser::from);
    }

    /** One assignment ({@code getApplicationUser}); empty where there is none, or no such app. */
    public Optional<AppUser> get(String appId, String userId) {
        return http.find(appUser(appId, userId)).map(AppUser::from);
    }

    /**
     * Gives the app to somebody ({@code assignUserToApplication}); who has it already is answered as they are, unchanged.
     *
     * @param userName in the app; null leaves it to the app's template
     * @param profile attributes in the app; only those that no mapping fills
     */
    public AppUser assign(String appId, String userId, @Nullable String userName, Map<String, Object> profile) {
        ObjectNode body = body(userName, profile).put("id", userId).put("scope", Scope.User.wire());
        try {
            return AppUser.from(http.post(http.url("apps", appId, "users").build(), body));
        } catch (ApiException e) {
            if (!e.failure().code().equals(OktaErrors.ALREADY_ASSIGNED)) {
                throw e;
            }
            return get(appId, userId).orElseThrow(() -> e);
        }
    }

    /** Changes the given attributes, and no others ({@code updateApplicationUser}). */
    public AppUser update(String appId, String userId, @Nullable String userName, Map<String, Object> profile) {
        return AppUser.from(http.post(appUser(appId, userId), body(userName, profile)));
    }

    /** Makes the assignment the user's own, or their group's ({@code updateApplicationUser}); nothing is lost by it. */
    public AppUser convert(String appId, String userId, Scope scope) {
        ObjectNode body = OktaJson.object().put("scope", scope.wire());
        return AppUser.from(http.post(appUser(appId, userId), body));
    }

    /**
     * Takes the app from somebody ({@code unassignUserFromApplication}); who does not have it is fine. With
     * provisioning on, this may destroy their account in the app.
     */
    public void unassign(String appId, String userId) {
        http.delete(appUser(appId, userId)
                .newBuilder()
                .addQueryParameter("sendEmail", "false")
                .build());
    }

    private HttpUrl appUser(String appId, String userId) {
        return http.url("apps", appId, "users", userId).build();
    }

    private static ObjectNode body(@Nullable String userName, Map<String, Object> profile) {
        ObjectNode body = OktaJson.object();
        if (userName != null) {
            body.putObject("credentials").put("userName", userName);
        }
        if (!profile.isEmpty()) {
            body.set("profile", OktaJson.toJson(profile));
        }
        return body;
    }
}
