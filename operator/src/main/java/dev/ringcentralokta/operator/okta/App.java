package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An app instance as Okta answered it, with everything that this client does not know (okta-api.md §2.3).
 *
 * @param json the whole object; always a copy, for GET, modify, PUT
 */
public record App(ObjectNode json) {

    /** Keeps a copy of {@code json}. */
    public App {
        OktaJson.required(json, "id");
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** Okta's id of the instance, {@code 0oa…}. */
    public String id() {
        return OktaJson.text(json, "id");
    }

    /** The catalogue key, in lower case. */
    public String name() {
        return OktaJson.text(json, "name");
    }

    /** The name that people see. */
    public String label() {
        return OktaJson.text(json, "label");
    }

    /** {@code ACTIVE}, {@code INACTIVE} or {@code DELETED}. */
    public String status() {
        return OktaJson.text(json, "status");
    }

    /** Whether people can use the app. */
    public boolean active() {
        return status().equals("ACTIVE");
    }

    /** Okta's sign-on mode, {@code SAML_2_0} for example; empty for an app that has none of those asked for. */
    public Optional<String> signOnMode() {
        return OktaJson.optionalText(json, "signOnMode");
    }

    /** What provisioning is on, {@code PUSH_NEW_USERS} for example; read-only in Okta (okta-api.md §0.3). */
    public List<String> features() {
        return StreamSupport.stream(json.path("features").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The app's settings; a missing node where Okta sent none. */
    public JsonNode settings() {
        return json.path("settings").deepCopy();
    }

    /** The key that signs SAML assertions; empty where the app does not sign any. */
    public Optional<String> signingKeyId() {
        return OktaJson.optionalText(json.path("credentials").path("signing"), "kid");
    }

    /** When Okta changed the app last, as Okta wrote it. */
    public String lastUpdated() {
        return OktaJson.text(json, "lastUpdated");
    }

    /** A link that Okta put beside the app: {@code help}, {@code users}, {@code metadata}, … */
    public Optional<String> link(String relation) {
        return OktaJson.optionalText(json.path("_links").path(relation), "href");
    }
}
