package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** People's assignments to apps (okta-api.md §8.1). */
public final class AppUsers {

    /** People a page of a listing has at most. */
    public static final int PAGE_SIZE = 500;

    private final OktaHttp http;

    AppUsers(OktaHttp http) {
        this.http = http;
    }

    /** Everybody who has the app, by themselves or by a group ({@code listApplicationUsers}). */
    public List<AppUser> list(String appId) {
        return listing(appId).readOn();
    }

    /** Everybody who has the app, page by page and with who they are ({@code listApplicationUsers}, {@code expand=user}). */
    public Listing<AppUser> listing(String appId) {
        HttpUrl url = http.url("apps", appId, "users")
                .addQueryParameter("limit", String.valueOf(PAGE_SIZE))
                .addQueryParameter("expand", "user")
                .build();
        return http.listing(url, AppUser::from);
    }

    /**
     * Everybody who has the app, with all that the org knows of them ({@code listApplicationUsers}, {@code expand=user}); who
     * comes without that, as Okta's later pages once did, is read by themselves (okta-api.md §8.1).
     */
    public List<AssignedUser> listWithUsers(String appId, Users users) {
        HttpUrl url = http.url("apps", appId, "users")
                .addQueryParameter("limit", String.valueOf(PAGE_SIZE))
                .addQueryParameter("expand", "user")
                .build();
        return http.list(url, AssignedUser::from).stream()
                .flatMap(listed -> listed.user().isPresent()
                        ? Stream.of(listed)
                        : users
                                .byId(listed.appUser().id())
                                .map(user -> new AssignedUser(listed.appUser(), Optional.of(user)))
                                .stream())
                .toList();
    }

    /** One assignment ({@code getApplicationUser}); empty where there is none, or no such app. */
    public Optional<AppUser> get(String appId, String userId) {
        return http.find(appUser(appId, userId)).map(AppUser::from);
    }

    /**
     * Gives the app to somebody ({@code assignUserToApplication}); who has it already is answered as they are, unchanged. Only
     * what is theirs alone needs an assignment of their own; without it the scope is left to Okta, so that somebody whom a
     * group brings in at this moment stays in by the group (okta-api.md §8.1).
     *
     * @param userName in the app; null leaves it to the app's template
     * @param profile attributes in the app; only those that no mapping fills
     */
    public Written<AppUser> assign(
            String appId, String userId, @Nullable String userName, Map<String, Object> profile) {
        ObjectNode own = body(userName, profile);
        ObjectNode body = own.deepCopy().put("id", userId);
        if (!own.isEmpty()) {
            body.put("scope", Scope.User.wire());
        }
        try {
            return http.post(http.url("apps", appId, "users").build(), body).map(AppUser::from);
        } catch (ApiException e) {
            if (!OktaErrors.is(e.failure(), OktaErrorCode.ALREADY_ASSIGNED)) {
                throw e;
            }
            AppUser present = get(appId, userId).orElseThrow(() -> e);
            return new Written<>(present, e.failure().requestId());
        }
    }

    /** Changes the given attributes, and no others ({@code updateApplicationUser}). */
    public Written<AppUser> update(
            String appId, String userId, @Nullable String userName, Map<String, Object> profile) {
        return http.post(appUser(appId, userId), body(userName, profile)).map(AppUser::from);
    }

    /** Makes the assignment the user's own, or their group's ({@code updateApplicationUser}); nothing is lost by it. */
    public Written<AppUser> convert(String appId, String userId, Scope scope) {
        ObjectNode body = OktaJson.object().put("scope", scope.wire());
        return http.post(appUser(appId, userId), body).map(AppUser::from);
    }

    /**
     * Takes the app from somebody ({@code unassignUserFromApplication}); who does not have it is fine. With
     * provisioning on, this may destroy their account in the app. Returns Okta's id of the call.
     */
    public String unassign(String appId, String userId) {
        return http.delete(appUser(appId, userId)
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
