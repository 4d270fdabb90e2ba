package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Provisioning connections and features of apps (okta-api.md §4, §5). Documented for few apps; for others
 * {@link #connection} answers {@link Connection.Status#Unknown} and the rest is refused.
 */
public final class ProvisioningApi {

    private final OktaHttp http;

    ProvisioningApi(OktaHttp http) {
        this.http = http;
    }

    /** The connection ({@code getDefaultProvisioningConnectionForApplication}). */
    public Connection connection(String appId) {
        return Connection.from(http.get(connectionUrl(appId).build()));
    }

    /**
     * Sets the connection and turns it on ({@code updateDefaultProvisioningConnectionForApplication}). A connection by
     * OAuth 2.0 stays off until a person consented at {@link Connection#authorizeUrl()}.
     */
    public Written<Connection> enable(String appId, ConnectionProfile profile) {
        boolean activate = profile instanceof ConnectionProfile.Token;
        HttpUrl url = connectionUrl(appId)
                .addQueryParameter("activate", String.valueOf(activate))
                .build();
        return http.post(url, profile.request()).map(Connection::from);
    }

    /** Turns a connection that is set on ({@code activateDefaultProvisioningConnectionForApplication}). Returns Okta's id of the call. */
    public String activate(String appId) {
        return lifecycle(appId, "activate");
    }

    /** Turns the connection off ({@code deactivateDefaultProvisioningConnectionForApplication}). Returns Okta's id of the call. */
    public String deactivate(String appId) {
        return lifecycle(appId, "deactivate");
    }

    /**
     * The features ({@code listFeaturesForApplication}); empty where provisioning is not enabled for the app, which Okta
     * tells by refusing this request as invalid.
     */
    public Optional<List<Feature>> features(String appId) {
        try {
            return Optional.of(http.list(http.url("apps", appId, "features").build(), Feature::from));
        } catch (ApiException e) {
            if (OktaErrors.is(e.failure(), OktaErrorCode.VALIDATION)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Changes a feature's settings ({@code updateFeatureForApplication}); what is not in {@code capabilities} stays. */
    public Written<Feature> update(String appId, String name, ObjectNode capabilities) {
        return http.put(http.url("apps", appId, "features", name).build(), capabilities)
                .map(Feature::from);
    }

    private String lifecycle(String appId, String operation) {
        return http.command(http.url("apps", appId, "connections", "default", "lifecycle", operation)
                .build());
    }

    private HttpUrl.Builder connectionUrl(String appId) {
        return http.url("apps", appId, "connections", "default");
    }
}
