package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.okta.OrgFeature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells from the apps of a recording what kind of org it was made with. */
final class OrgFeatures {

    private static final Map<OrgFeature, Predicate<JsonNode>> SHOWN = Map.of(
            OrgFeature.APP_POLICIES, app -> app.path("_links").has("policies"),
            OrgFeature.ENTITLEMENT_MANAGEMENT, app -> app.path("settings").has("emOptInStatus"),
            OrgFeature.UNIVERSAL_LOGOUT, app -> app.has("universalLogout"),
            OrgFeature.UNIVERSAL_LOGOUT_LICENSE,
                    app -> app.path("universalLogout").isObject(),
            OrgFeature.USER_CONSENT, app -> app.at("/settings/oauthClient").has("consent_method"),
            OrgFeature.OIDC_SINGLE_LOGOUT,
                    app -> app.at("/settings/oauthClient").has("participate_slo"),
            OrgFeature.NULL_RELAY_STATE,
                    app -> app.at("/settings/signOn/defaultRelayState").isNull()
                            && app.at("/settings/signOn").has("ssoAcsUrl"));

    private OrgFeatures() {}

    /** What shows in at least one app; all features where no app shows. */
    static Set<OrgFeature> of(Recording recording) {
        List<JsonNode> apps = apps(recording);
        Set<OrgFeature> features = EnumSet.allOf(OrgFeature.class);
        if (!apps.isEmpty()) {
            features.removeIf(feature -> apps.stream().noneMatch(SHOWN.get(feature)));
        }
        return features;
    }

    private static List<JsonNode> apps(Recording recording) {
        List<JsonNode> apps = new ArrayList<>();
        recording
                .interactions()
                .forEach(interaction -> Json.walk(interaction.answer().document(), node -> {
                    if (node.has("signOnMode") && node.has("accessibility")) {
                        apps.add(node);
                    }
                }));
        return apps;
    }
}
