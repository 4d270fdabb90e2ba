package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One app instance. */
final class App {

    private final String id;
    private final String externalKey;
    private final CatalogEntry entry;
    private final AppSettings normalised;
    private final OrgContext org;
    private final Instant created;
    private final SigningKeys keys;
    private final Provisioning provisioning;
    private final AppSchema schema;
    private final NavigableMap<String, AppUser> users = new TreeMap<>();
    private final NavigableMap<String, AppGroup> groups = new TreeMap<>();

    private Instant lastUpdated;
    private boolean active;
    private String label = "";
    private Optional<SignOnMode> signOnMode = Optional.empty();
    private ObjectNode accessibility = Json.object();
    private ObjectNode visibility = Json.object();
    private ObjectNode credentials = Json.object();
    private ObjectNode settings = Json.object();
    private ObjectNode profile = Json.object();

    App(OrgContext org, CatalogEntry entry) {
        this.org = org;
        this.normalised = new AppSettings(org, entry);
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
        boolean ownSwa = entry.custom()
                && signOnMode.filter(SignOnMode.AUTO_LOGIN::equals).isPresent();
        if (ownSwa && !active) {
            throw OktaError.noActiveInstances();
        }
        String newLabel = sent.path("label").asText();
        if (newLabel.isEmpty() || newLabel.length() > 100) {
            throw OktaError.invalid("label", "label: The field must have between 1 and 100 characters");
        }
        Optional<SignOnMode> mode =
                normalised.signOnMode(sent.path("signOnMode").asText());
        JsonNode kid = sent.path("credentials").path("signing").path("kid");
        mode.filter(SignOnMode::saml).ifPresent(saml -> takeKey(saml, kid, now));
        ObjectNode newSettings = normalised.settings(sent.path("settings"), settings, mode);
        credentials = normalised.credentials(sent.path("credentials"), mode, signingKey(mode));
        if (entry.oauthClient()) {
            credentials.set(
                    "oauthClient",
                    OauthClient.credentials(sent.path("credentials").path("oauthClient"), id));
            newSettings.set(
                    "oauthClient",
                    OauthClient.settings(org, sent.path("settings").path("oauthClient")));
        }
        settings = newSettings;
        label = newLabel;
        signOnMode = mode;
        accessibility = normalised.accessibility(sent.path("accessibility"));
        visibility = normalised.visibility(sent.path("visibility"));
        profile = Json.child(sent, "profile");
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
        return signOnMode.filter(SignOnMode::saml).isPresent();
    }

    boolean storesPasswords() {
        return signOnMode.filter(SignOnMode::storesPasswords).isPresent();
    }

    Optional<SignOnMode> signOnMode() {
        return signOnMode;
    }

    /** The key that signs; empty where the sign-on mode has none. */
    Optional<String> signingKid() {
        return Optional.of(credentials.at("/signing/kid").asText()).filter(kid -> !kid.isEmpty());
    }

    JsonNode credentials() {
        return credentials;
    }

    JsonNode settings() {
        return settings;
    }

    JsonNode visibility() {
        return visibility;
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
            case "credentials.signing.kid" -> signingKid().stream().toList();
            case "user.id" -> List.copyOf(users.keySet());
            case "group.id" -> List.copyOf(groups.keySet());
            default -> throw OktaError.invalidSearch("Unknown attribute: " + name);
        };
    }

    boolean startsWith(String q) {
        return entry.name().regionMatches(true, 0, q, 0, q.length()) || label.regionMatches(true, 0, q, 0, q.length());
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("orn", "orn:okta:idp:" + OktaOrg.ID + ":apps:" + entry.name() + ":" + id)
                .put("name", entry.name())
                .put("label", label)
                .put("status", status())
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("created", OrgContext.text(created));
        json.set("accessibility", accessibility.deepCopy());
        if (entry.licensed()) {
            json.putObject("licensing").put("seatCount", 0);
        }
        json.set("visibility", visibility.deepCopy());
        json.set("features", Json.strings(provisioning.features()));
        json.put("signOnMode", signOnMode.map(Enum::name).orElse(null));
        json.set("credentials", credentials.deepCopy());
        if (org.has(OrgFeature.UNIVERSAL_LOGOUT_LICENSE)) {
            json.set("universalLogout", entry.logout().json());
        } else if (org.has(OrgFeature.UNIVERSAL_LOGOUT)) {
            json.putNull("universalLogout");
        }
        if (!profile.isEmpty()) {
            json.set("profile", profile.deepCopy());
        }
        json.set("settings", settings.deepCopy());
        json.set("_links", new AppLinks(org, this).json());
        return json;
    }

    /** The answer to a request that made or sent the client secret; no other answer shows it. */
    ObjectNode jsonWithSecret(JsonNode sentSecret) {
        ObjectNode json = json();
        if (OauthClient.hasSecret(json.path("credentials").path("oauthClient"))) {
            String secret = sentSecret.asText();
            Json.child(json.path("credentials"), "oauthClient")
                    .put("client_secret", secret.isEmpty() ? "secret-of-" + id : secret);
        }
        return json;
    }

    private String status() {
        return active ? "ACTIVE" : "INACTIVE";
    }

    /** A network app that signs on with SAML 1.1 has no key of its own. */
    private void takeKey(SignOnMode mode, JsonNode kid, Instant now) {
        if (entry.network()) {
            keys.share(org.sharedKeys());
        }
        if (!entry.network() || mode == SignOnMode.SAML_2_0) {
            keys.ensureOwn(now);
        }
        if (kid.isTextual()) {
            keys.activate(kid.asText());
        }
    }

    private Optional<String> signingKey(Optional<SignOnMode> mode) {
        boolean shared = mode.filter(any -> any == SignOnMode.OPENID_CONNECT || any == SignOnMode.SAML_1_1)
                .isPresent();
        return shared ? keys.activeKid().or(() -> org.sharedKeys().activeKid()) : keys.activeKid();
    }
}
