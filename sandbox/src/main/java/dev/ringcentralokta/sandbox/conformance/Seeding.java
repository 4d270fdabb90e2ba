package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Puts what a recording needs into the org, by the means that a test or a person has, and learns the identifiers. */
final class Seeding {

    /** Catalogue apps whose provisioning can be connected, by the scheme that a recording shows. */
    private static final Map<String, String> CONNECTED = Map.of("TOKEN", "okta_org2org", "OAUTH2", "zoomus");

    private static final List<String> APP_MEMBERS =
            List.of("name", "label", "signOnMode", "accessibility", "visibility", "credentials", "settings", "profile");

    private final SimulatedOkta okta;
    private final OrgClient client;
    private final Identifiers identifiers;

    Seeding(SimulatedOkta okta, OrgClient client, Identifiers identifiers) {
        this.okta = okta;
        this.client = client;
        this.identifiers = identifiers;
    }

    void prepare(Recording recording) throws IOException {
        Needs needs = new Needs(recording);
        client.send(
                "POST", "/api/v1/meta/schemas/user/default", needs.userSchema().document());
        for (Map.Entry<String, JsonNode> user : needs.users().entrySet()) {
            addUser(user.getKey(), user.getValue());
        }
        needs.groups().forEach(this::addGroup);
        needs.members().forEach(this::addMembers);
        for (Map.Entry<String, JsonNode> mapping : needs.mappings().entrySet()) {
            addMapping(mapping.getKey(), mapping.getValue());
        }
        for (Map.Entry<String, JsonNode> app : needs.apps().entrySet()) {
            Interaction integration = needs.integrations().get(app.getKey());
            if (integration != null) {
                addIntegratedApp(app.getKey(), integration);
            } else {
                addApp(app.getKey(), app.getValue());
            }
        }
    }

    private void addUser(String id, JsonNode shown) throws IOException {
        ObjectNode body = object();
        body.set("profile", shown.path("profile"));
        Answer made = client.send("POST", "/api/v1/users", body);
        if (made.successful()) {
            String own = made.document().path("id").asText();
            identifiers.add(id, own);
            identifiers.learn(shown, made.document());
            okta.org()
                    .setUserStatus(own, UserStatus.valueOf(shown.path("status").asText()));
        }
    }

    private void addGroup(String id, JsonNode shown) {
        String name = shown.at("/profile/name").asText();
        GroupType type = GroupType.valueOf(shown.path("type").asText());
        List<String> present = okta.org().groupIds(name);
        boolean builtIn = type == GroupType.BUILT_IN && !present.isEmpty();
        identifiers.add(id, builtIn ? present.get(0) : okta.org().addGroup(name, type));
    }

    private void addMembers(String groupId, Iterable<String> userIds) {
        userIds.forEach(
                userId -> okta.org().addMember(identifiers.toSimulated(groupId), identifiers.toSimulated(userId)));
    }

    /** The mapping of an identity provider, with the rules that it shows and no others. */
    private void addMapping(String id, JsonNode shown) throws IOException {
        String provider =
                okta.org().addIdentityProvider(shown.at("/source/name").asText());
        JsonNode own = client.send("GET", "/api/v1/mappings?sourceId=" + provider, MissingNode.getInstance())
                .document()
                .path(0);
        identifiers.add(id, own.path("id").asText());
        identifiers.learn(shown, own);
        String path = "/api/v1/mappings/" + own.path("id").asText();
        ObjectNode rules = shown.path("properties").deepCopy();
        client.send("GET", path, MissingNode.getInstance())
                .document()
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> rules.putIfAbsent(name, JsonNodeFactory.instance.nullNode()));
        client.send("POST", path, object().set("properties", rules));
    }

    /** What the recording does not tell of an app of the catalogue is as in any other; apps of no catalogue are left out. */
    private void addApp(String id, JsonNode shown) throws IOException {
        ObjectNode body = object();
        APP_MEMBERS.stream().filter(shown::has).forEach(name -> body.set(name, shown.get(name)));
        boolean active = shown.path("status").asText().equals("ACTIVE");
        Answer made = client.send("POST", "/api/v1/apps?activate=" + active, body);
        if (made.successful()) {
            identifiers.add(id, made.document().path("id").asText());
            identifiers.learn(shown, made.document());
        }
    }

    /** An app of which only the provisioning shows; as far set up as the first look at it needs. */
    private void addIntegratedApp(String id, Interaction first) throws IOException {
        JsonNode connection = first.answer().document();
        String scheme = connection.path("authScheme").asText("TOKEN");
        ObjectNode body = object().put("name", CONNECTED.getOrDefault(scheme, "okta_org2org"))
                .put("label", "App " + id)
                .put("signOnMode", "SAML_2_0");
        String own = client.send("POST", "/api/v1/apps?activate=true", body)
                .document()
                .path("id")
                .asText();
        identifiers.add(id, own);
        boolean features = first.path().contains("/features");
        if (features || (first.reads() && CONNECTED.containsKey(scheme))) {
            connect(own, scheme, connection);
            okta.adminConsole().authorizeConnection(own);
            boolean enabled = features || connection.path("status").asText().equals("ENABLED");
            String move = enabled ? "activate" : "deactivate";
            client.send(
                    "POST",
                    "/api/v1/apps/" + own + "/connections/default/lifecycle/" + move,
                    MissingNode.getInstance());
        }
        if (features && first.reads()) {
            client.send(
                    "PUT",
                    "/api/v1/apps/" + own + first.path().substring(first.path().indexOf("/features")),
                    first.answer().document().path("capabilities"));
        }
    }

    private void connect(String app, String scheme, JsonNode connection) throws IOException {
        ObjectNode body = object();
        if (connection.has("baseUrl")) {
            body.set("baseUrl", connection.get("baseUrl"));
        }
        body.putObject("profile").put("authScheme", scheme).put("token", "set up by the replay");
        client.send("POST", "/api/v1/apps/" + app + "/connections/default", body);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
