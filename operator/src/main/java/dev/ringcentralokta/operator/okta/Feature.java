package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A provisioning feature of an app (okta-api.md §5).
 *
 * @param name {@link #USER_PROVISIONING} or {@link #INBOUND_PROVISIONING}
 * @param status {@code ENABLED} or {@code DISABLED}
 * @param capabilities its settings; always a copy
 */
public record Feature(String name, String status, ObjectNode capabilities) {

    /** Okta to the app. */
    public static final String USER_PROVISIONING = "USER_PROVISIONING";

    /** The app to Okta. */
    public static final String INBOUND_PROVISIONING = "INBOUND_PROVISIONING";

    /** Keeps a copy of {@code capabilities}. */
    public Feature {
        capabilities = capabilities.deepCopy();
    }

    @Override
    public ObjectNode capabilities() {
        return capabilities.deepCopy();
    }

    static Feature from(ObjectNode json) {
        return new Feature(
                OktaJson.required(json, "name"),
                OktaJson.text(json, "status"),
                OktaJson.objectOrEmpty(json.path("capabilities")));
    }
}
