package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code settings.signOn}: what it holds for the kinds of apps that have it (okta-api.md §2.3). */
final class SignOnSettings {

    /** A network app has no other SAML members; what else is sent is dropped without a word. */
    private static final Map<SignOnMode, List<String>> NETWORK_MEMBERS = Map.of(
            SignOnMode.SAML_2_0,
            List.of(
                    "defaultRelayState",
                    "ssoAcsUrlOverride",
                    "audienceOverride",
                    "recipientOverride",
                    "destinationOverride"),
            SignOnMode.SAML_1_1,
            List.of("defaultRelayState", "ssoAcsUrlOverride", "audienceOverride", "recipientOverride"));

    /** The members of a custom SAML app and what they are unless they are sent. */
    private static final ObjectNode CUSTOM_SAML = Json.parse(
            """
            {"defaultRelayState": null, "ssoAcsUrl": null, "idpIssuer": "http://www.okta.com/${org.externalKey}",
             "audience": null, "recipient": null, "destination": null, "subjectNameIdTemplate": "${user.userName}",
             "subjectNameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", "responseSigned": true,
             "assertionSigned": true, "signatureAlgorithm": "RSA_SHA256", "digestAlgorithm": "SHA256",
             "honorForceAuthn": true,
             "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
             "requestCompressed": false, "attributeStatements": [], "inlineHooks": [],
             "allowMultipleAcsEndpoints": false, "acsEndpoints": [], "samlSignedRequestEnabled": false,
             "slo": {"enabled": false}, "assertionEncryption": {"enabled": false}}
            """);

    private SignOnSettings() {}

    /** Empty for kinds without such settings. Network apps keep what is not sent (okta-api.md §14.3). */
    static Optional<ObjectNode> of(
            OrgContext org, CatalogEntry entry, SignOnMode mode, JsonNode sent, JsonNode before) {
        if (entry.custom()) {
            return Optional.of(mode.saml() ? customSaml(org, sent) : customSwa(sent));
        }
        return Optional.ofNullable(NETWORK_MEMBERS.get(mode)).map(members -> network(members, mode, sent, before));
    }

    private static ObjectNode network(List<String> members, SignOnMode mode, JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        for (String name : members) {
            stored.set(name, sent.has(name) ? Json.text(sent, name) : Json.text(before, name));
        }
        if (mode == SignOnMode.SAML_2_0) {
            JsonNode statements = sent.has("attributeStatements") ? sent : before;
            stored.set(
                    "attributeStatements",
                    statements.path("attributeStatements").isArray()
                            ? statements.get("attributeStatements")
                            : Json.array(List.of()));
        }
        if (sent.has("samlAssertionLifetimeSeconds")) {
            stored.set("samlAssertionLifetimeSeconds", sent.get("samlAssertionLifetimeSeconds"));
        }
        return stored;
    }

    private static ObjectNode customSaml(OrgContext org, JsonNode sent) {
        ObjectNode stored = CUSTOM_SAML.deepCopy();
        stored.properties()
                .forEach(member -> member.setValue(
                        sent.path(member.getKey()).isMissingNode()
                                ? member.getValue()
                                : sent.get(member.getKey()).deepCopy()));
        if (org.has(OrgFeature.NULL_RELAY_STATE)) {
            stored.set("defaultRelayState", Json.emptyToNull(stored.get("defaultRelayState")));
        }
        stored.set("spIssuer", sent.at("/slo/issuer").isTextual() ? sent.at("/slo/issuer") : NullNode.getInstance());
        for (String optional : List.of("spCertificate", "samlAssertionLifetimeSeconds")) {
            if (sent.hasNonNull(optional)) {
                stored.set(optional, sent.get(optional));
            }
        }
        stored.path("inlineHooks").forEach(hook -> ((ObjectNode) hook)
                .putObject("_links")
                .set(
                        "self",
                        Json.link(
                                org.url("/api/v1/inlineHooks/" + hook.path("id").asText()), "GET", "PUT", "DELETE")));
        return stored;
    }

    private static ObjectNode customSwa(JsonNode sent) {
        ObjectNode stored = Json.object();
        stored.set("redirectUrl", Json.text(sent, "redirectUrl"));
        return stored.set("loginUrl", Json.text(sent, "loginUrl"));
    }
}
