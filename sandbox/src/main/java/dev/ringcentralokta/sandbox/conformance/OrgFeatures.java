package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.okta.OrgFeature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tells from the apps of a recording what kind of org it was made with. */
final class OrgFeatures {

    /** In which objects a feature can show, and how it does. */
    private record Evidence(OrgFeature feature, Predicate<JsonNode> object, Predicate<JsonNode> shows) {}

    private static final List<Evidence> EVIDENCE = List.of(
            new Evidence(OrgFeature.APP_POLICIES, OrgFeatures::app, app -> app.at("/_links")
                    .has("policies")),
            new Evidence(OrgFeature.ENTITLEMENT_MANAGEMENT, OrgFeatures::app, app -> app.at("/settings")
                    .has("emOptInStatus")),
            new Evidence(OrgFeature.UNIVERSAL_LOGOUT, OrgFeatures::app, app -> app.has("universalLogout")),
            new Evidence(OrgFeature.UNIVERSAL_LOGOUT_LICENSE, OrgFeatures::app, app -> app.at("/universalLogout")
                    .isObject()),
            new Evidence(OrgFeature.USER_CONSENT, OrgFeatures::oidcClient, app -> app.at("/settings/oauthClient")
                    .has("consent_method")),
            new Evidence(OrgFeature.OIDC_SINGLE_LOGOUT, OrgFeatures::oidcClient, app -> app.at("/settings/oauthClient")
                    .has("participate_slo")),
            new Evidence(OrgFeature.NULL_RELAY_STATE, OrgFeatures::customSaml, app -> app.at(
                            "/settings/signOn/defaultRelayState")
                    .isNull()),
            new Evidence(OrgFeature.REALMS, OrgFeatures::person, person -> person.has("realmId")),
            new Evidence(OrgFeature.FACTOR_RESET, OrgFeatures::personAlone, person -> person.at("/_links")
                    .has("resetFactors")),
            new Evidence(OrgFeature.ATTRIBUTE_MASTERS, OrgFeatures::attribute, attribute -> attribute.has("master")),
            new Evidence(OrgFeature.GROUP_OWNERS, OrgFeatures::group, group -> group.at("/_links")
                    .has("owners")));

    private OrgFeatures() {}

    /** All features but those that could show in an object of the recording and show in none. */
    static Set<OrgFeature> of(Recording recording) {
        List<JsonNode> objects = new ArrayList<>();
        recording.interactions().forEach(each -> Json.walk(each.answer().document(), objects::add));
        Set<OrgFeature> features = EnumSet.allOf(OrgFeature.class);
        EVIDENCE.forEach(evidence -> {
            List<JsonNode> asked = objects.stream().filter(evidence.object()).toList();
            if (!asked.isEmpty() && asked.stream().noneMatch(evidence.shows())) {
                features.remove(evidence.feature());
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

    private static boolean attribute(JsonNode node) {
        return node.has("mutability") && node.has("title");
    }

    private static boolean group(JsonNode node) {
        return node.has("objectClass");
    }
}
