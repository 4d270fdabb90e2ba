package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** App instances (okta-api.md §2, §3). */
public final class Apps {

    private static final String MAX_PAGE = "200";

    private final OktaHttp http;

    Apps(OktaHttp http) {
        this.http = http;
    }

    /** All instances of a catalogue entry, active or not ({@code listApplications}). */
    public List<App> byName(String catalogName) {
        String name = catalogName.toLowerCase(Locale.ROOT); // Okta keeps them so
        HttpUrl url = http.url("apps")
                .addQueryParameter("filter", Expressions.eq("name", name))
                .addQueryParameter("limit", MAX_PAGE)
                .build();
        return http.list(url, App::new).stream()
                .filter(app -> app.name().equals(name))
                .toList();
    }

    /** One instance ({@code getApplication}); empty where there is none of that id. */
    public Optional<App> get(String id) {
        return http.find(app(id).build()).map(App::new);
    }

    /**
     * Adds an instance ({@code createApplication}).
     *
     * @param body with {@code name}, {@code label}, {@code signOnMode}, {@code settings}, …
     * @param activate whether people can use it at once
     */
    public Written<App> create(ObjectNode body, boolean activate) {
        HttpUrl url = http.url("apps")
                .addQueryParameter("activate", String.valueOf(activate))
                .build();
        return http.post(url, body).map(App::new);
    }

    /** Replaces the whole instance ({@code replaceApplication}): there are no partial updates (okta-api.md §2.4). */
    public Written<App> replace(String id, ObjectNode body) {
        return http.put(app(id).build(), body).map(App::new);
    }

    /** Lets people use the app ({@code activateApplication}). Returns Okta's id of the call. */
    public String activate(String id) {
        return lifecycle(id, "activate");
    }

    /**
     * Stops people from using the app ({@code deactivateApplication}). Okta takes it from people who have it by a group.
     * Returns Okta's id of the call.
     */
    public String deactivate(String id) {
        return lifecycle(id, "deactivate");
    }

    /**
     * Deletes an inactive instance ({@code deleteApplication}); none is fine. Right after deactivation Okta may answer
     * 500 for some seconds, which passes. Returns Okta's id of the call.
     */
    public String delete(String id) {
        return http.delete(app(id).build());
    }

    /**
     * The SAML metadata that is signed with a key ({@code previewSAMLmetadataForApplication}).
     *
     * @param kid {@link App#signingKeyId()}
     */
    public SamlMetadata samlMetadata(String id, String kid) {
        HttpUrl url = http.url("apps", id, "sso", "saml", "metadata")
                .addQueryParameter("kid", kid)
                .build();
        return SamlMetadata.parse(http.xml(url));
    }

    /** The keys that the instance may sign with ({@code listApplicationKeys}). */
    public List<SigningKey> signingKeys(String id) {
        return http.list(http.url("apps", id, "credentials", "keys").build(), SigningKey::from);
    }

    private String lifecycle(String id, String operation) {
        return http.command(http.url("apps", id, "lifecycle", operation).build());
    }

    private HttpUrl.Builder app(String id) {
        return http.url("apps", id);
    }
}
