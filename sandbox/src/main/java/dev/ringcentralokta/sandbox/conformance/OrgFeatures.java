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

    /** In which objects a feature can show, and how it does. */
    private record Evidence(Predicate<JsonNode> object, Predicate<JsonNode> shows) {}

    private static final Map<OrgFeature, Evidence> EVIDENCE = Map.of(
            OrgFeature.APP_POLICIES,
                    new Evidence(OrgFeatures::app, app -> app.path("_links").has("policies")),
            OrgFeature.ENTITLEMENT_MANAGEMENT,
                    new Evidence(OrgFeatures::app, app -> app.path("settings").has("emOptInStatus")),
            OrgFeature.UNIVERSAL_LOGOUT, new Evidence(OrgFeatures::app, app -> app.has("universalLogout")),
            OrgFeature.UNIVERSAL_LOGOUT_LICENSE,
                    new Evidence(
                            OrgFeatures::app, app -> app.path("universalLogout").isObject()),
            OrgFeature.USER_CONSENT,
                    new Evidence(OrgFeatures::oidcClient, app -> app.at("/settings/oauthClient")
                            .has("consent_method")),
            OrgFeature.OIDC_SINGLE_LOGOUT,
                    new Evidence(OrgFeatures::oidcClient, app -> app.at("/settings/oauthClient")
                            .has("participate_slo")),
            OrgFeature.NULL_RELAY_STATE,
                    new Evidence(OrgFeatures::customSaml, app -> app.at("/settings/signOn/defaultRelayState")
                            .isNull()),
            OrgFeature.REALMS, new Evidence(OrgFeatures::person, person -> person.has("realmId")),
            OrgFeature.FACTOR_RESET,
                    new Evidence(OrgFeatures::personAlone, person -> person.path("_links")
                            .has("resetFactors")),
            OrgFeature.GROUP_OWNERS,
                    new Evidence(
                            OrgFeatures::group, group -> group.path("_links").has("owners")));

    private OrgFeatures() {}

    /** All features but those that could show in an object of the recording and show in none. */
    static Set<OrgFeature> of(Recording recording) {
        List<JsonNode> objects = new ArrayList<>();
        recording.interactions().forEach(each -> Json.walk(each.answer().document(), objects::add));
        Set<OrgFeature> features = EnumSet.allOf(OrgFeature.class);
        EVIDENCE.forEach((feature, evidence) -> {
            List<JsonNode> asked = objects.stream().filter(evidence.object()).toList();
            if (!asked.isEmpty() && asked.stream().noneMatch(evidence.shows())) {
                features.remove(feature);
            }
        });
        return features;
    }

    private static boolean app(JsonNode node) {
        return node.has("signOnMode") && node.has("accessibility");
    }

    private static boolean oidcClient(JsonNode node) {
        return app(node) && node.path("settings").has("oauthClient");
    }

    private static boolean customSaml(JsonNode node) {
        return app(node) && node.at("/settings/signOn").has("ssoAcsUrl");
    }

    private static boolean person(JsonNode node) {
        return node.at("/profile/login").isTextual()
                && node.at("/credentials/provider").isObject();
    }

    /** Not an item of a list, which has fewer links. */
    private static boolean personAlone(JsonNode node) {
        return person(node) && node.path("_links").has("schema");
    }

    private static boolean group(JsonNode node) {
        return node.has("objectClass");
    }
}
