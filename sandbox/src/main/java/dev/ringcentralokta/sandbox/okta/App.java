package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One instance of a catalogue app. */
final class App {

    private final String id;
    private final String externalKey;
    private final CatalogEntry entry;
    private final Instant created;
    private final SigningKeys keys;
    private final Provisioning provisioning;
    private final AppSchema schema;
    private final NavigableMap<String, AppUser> users = new TreeMap<>();
    private final NavigableMap<String, AppGroup> groups = new TreeMap<>();

    private Instant lastUpdated;
    private boolean active;
    private String label = "";
    private JsonNode signOnMode = NullNode.getInstance();
    private ObjectNode accessibility = Json.object();
    private ObjectNode visibility = Json.object();
    private ObjectNode credentials = Json.object();
    private ObjectNode settings = Json.object();

    App(OrgContext org, CatalogEntry entry) {
        this.id = org.id("0oa");
        this.externalKey = org.id("exk");
        this.entry = entry;
        this.created = org.now();
        this.lastUpdated = created;
        this.keys = new SigningKeys();
        this.provisioning = new Provisioning(entry, org.options().provisioningApiSupported());
        this.schema = new AppSchema(entry, created);
    }

    /** Takes a create or replace request; what Okta ignores (id, name, status) is not looked at. */
    void replace(ObjectNode sent, Instant now) {
        String newLabel = sent.path("label").asText();
        if (newLabel.isEmpty() || newLabel.length() > 100) {
            throw OktaError.invalid("label", "label: The field must have between 1 and 100 characters");
        }
        JsonNode mode = AppSettings.signOnMode(entry, sent.path("signOnMode").asText());
        if (mode.asText().equals(AppSettings.SAML)) {
            keys.ensureOne(now);
            JsonNode kid = sent.path("credentials").path("signing").path("kid");
            if (kid.isTextual()) {
                keys.activate(kid.asText());
            }
        }
        ObjectNode newSettings = AppSettings.settings(entry, sent.path("settings"), settings, mode);
        credentials = AppSettings.credentials(sent.path("credentials"), mode, keys.activeKid());
        settings = newSettings;
        label = newLabel;
        signOnMode = mode;
        accessibility = AppSettings.accessibility(sent.path("accessibility"));
        visibility = AppSettings.visibility(entry, sent.path("visibility"));
        lastUpdated = now;
    }

    void activate(boolean on, Instant now) {
        active = on;
        lastUpdated = now;
    }

    void touch(Instant now) {
        lastUpdated = now;
    }

    String id() {
        return id;
    }

    String externalKey() {
        return externalKey;
    }

    CatalogEntry entry() {
        return entry;
    }

    String label() {
        return label;
    }

    boolean active() {
        return active;
    }

    boolean saml() {
        return signOnMode.asText().equals(AppSettings.SAML);
    }

    boolean swa() {
        return signOnMode.asText().equals(AppSettings.SWA);
    }

    JsonNode userNameTemplate() {
        return credentials.path("userNameTemplate");
    }

    SigningKeys keys() {
        return keys;
    }

    Provisioning provisioning() {
        return provisioning;
    }

    AppSchema schema() {
        return schema;
    }

    /** By the user's identifier. */
    NavigableMap<String, AppUser> users() {
        return users;
    }

    /** By the group's identifier. */
    NavigableMap<String, AppGroup> groups() {
        return groups;
    }

    SystemLog.Target target() {
        return new SystemLog.Target(id, "AppInstance", label, label);
    }

    /** The attributes that the app list's filter knows. */
    List<String> attribute(String name) {
        return switch (name) {
            case "id" -> List.of(id);
            case "name" -> List.of(entry.name());
            case "status" -> List.of(status());
            case "credentials.signing.kid" -> keys.activeKid().stream().toList();
            case "user.id" -> List.copyOf(users.keySet());
            case "group.id" -> List.copyOf(groups.keySet());
            default -> throw OktaError.invalidSearch("Unknown attribute: " + name);
        };
    }

    boolean startsWith(String q) {
        return entry.name().regionMatches(true, 0, q, 0, q.length()) || label.regionMatches(true, 0, q, 0, q.length());
    }

    ObjectNode json(OrgContext org) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("orn", "orn:okta:idp:" + OktaOrg.ID + ":apps:" + entry.name() + ":" + id)
                .put("name", entry.name())
                .put("label", label)
                .put("status", status())
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("created", OrgContext.text(created));
        json.set("accessibility", accessibility.deepCopy());
        json.set("visibility", visibility.deepCopy());
        json.set("features", Json.strings(provisioning.features()));
        json.set("signOnMode", signOnMode);
        json.set("credentials", credentials.deepCopy());
        json.putObject("universalLogout").put("status", "UNSUPPORTED");
        json.set("settings", settings.deepCopy());
        json.set("_links", links(org));
        return json;
    }

    private String status() {
        return active ? "ACTIVE" : "INACTIVE";
    }

    private ObjectNode links(OrgContext org) {
        String self = org.url("/api/v1/apps/" + id);
        ObjectNode links = Json.object();
        if (saml()) {
            links.set(
                    "help",
                    typed(
                            org.url("/app/" + entry.name() + "/" + id + "/setup/help/SAML_2_0/external-doc"),
                            "text/html"));
            links.set("metadata", typed(self + "/sso/saml/metadata", "application/xml"));
        }
        links.set("uploadLogo", Json.link(self + "/logo", "POST"));
        links.putArray("appLinks")
                .add(typed(org.url("/home/" + entry.name() + "/" + id + "/3107"), "text/html")
                        .put("name", entry.appLink()));
        links.set("profileEnrollment", Json.link(org.url("/api/v1/policies/rstsim000000000011d7")));
        links.set("policies", Json.link(self + "/policies", "PUT"));
        links.set("groups", Json.link(self + "/groups"));
        links.putArray("logo")
                .add(typed("https://op3static.oktacdn.com/fs/bcg/4/" + entry.name(), "image/png")
                        .put("name", "medium"));
        links.set("accessPolicy", Json.link(org.url("/api/v1/policies/rstsim000000000021d7")));
        links.set("users", Json.link(self + "/users"));
        String move = active ? "deactivate" : "activate";
        links.set(move, Json.link(self + "/lifecycle/" + move));
        return links;
    }

    private static ObjectNode typed(String href, String type) {
        return Json.object().put("href", href).put("type", type);
    }
}
