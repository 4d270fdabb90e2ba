package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was in the recorded org before the recording began: every object that an answer shows and no request made, by its
 * identifier, as it is shown first.
 */
final class Needs {

    private static final Pattern MADE = Pattern.compile("/api/v1/(apps|users|groups)");
    private static final Pattern INTEGRATED = Pattern.compile("/api/v1/apps/([^/]+)/(connections|features)(/.*)?");
    private static final Pattern MEMBERS = Pattern.compile("/api/v1/groups/([^/]+)/users");

    private static final Pattern SCHEMA = Pattern.compile("/api/v1/meta/schemas/user/[^/]+");
    private static final Pattern MAPPING = Pattern.compile("/api/v1/mappings/[^/]+");

    private final Set<String> made = new HashSet<>();
    private final Map<String, JsonNode> apps = new LinkedHashMap<>();
    private final Map<String, JsonNode> users = new LinkedHashMap<>();
    private final Map<String, JsonNode> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, Interaction> integrations = new LinkedHashMap<>();
    private final Map<String, JsonNode> mappings = new LinkedHashMap<>();
    private final SchemaNeeds userSchema = new SchemaNeeds();

    Needs(Recording recording) {
        recording.interactions().stream()
                .filter(interaction -> interaction.answer().successful())
                .forEach(this::look);
    }

    Map<String, JsonNode> apps() {
        return apps;
    }

    Map<String, JsonNode> users() {
        return users;
    }

    Map<String, JsonNode> groups() {
        return groups;
    }

    /** Identifiers of members by those of their groups. */
    Map<String, Set<String>> members() {
        return members;
    }

    /** The first look at, or change of, the provisioning of an app; by the app's identifier. */
    Map<String, Interaction> integrations() {
        return integrations;
    }

    /** Profile mappings of what is no app, as they are shown first with their rules; by their identifiers. */
    Map<String, JsonNode> mappings() {
        return mappings;
    }

    /** What the schema of people's profiles held. */
    SchemaNeeds userSchema() {
        return userSchema;
    }

    private void look(Interaction interaction) {
        JsonNode document = interaction.answer().document();
        if (interaction.method().equals("POST")
                && MADE.matcher(interaction.path()).matches()) {
            made.add(document.path("id").asText());
        }
        Json.walk(document, this::sort);
        if (SCHEMA.matcher(interaction.path()).matches()) {
            userSchema.look(interaction);
        }
        if (interaction.reads() && MAPPING.matcher(interaction.path()).matches()) {
            addMapping(document);
        }
        Matcher integrated = INTEGRATED.matcher(interaction.path());
        if (integrated.matches() && !made.contains(integrated.group(1))) {
            apps.putIfAbsent(integrated.group(1), MissingNode.getInstance());
            integrations.putIfAbsent(integrated.group(1), interaction);
        }
        Matcher listed = MEMBERS.matcher(interaction.path());
        if (listed.matches() && interaction.reads() && groups.containsKey(listed.group(1))) {
            Set<String> ids = members.computeIfAbsent(listed.group(1), group -> new HashSet<>());
            document.forEach(user -> ids.add(user.path("id").asText()));
            ids.retainAll(users.keySet());
        }
    }

    private void addMapping(JsonNode mapping) {
        String source = mapping.at("/source/id").asText();
        if (mapping.at("/source/type").asText().equals("appuser") && !made.contains(source)) {
            mappings.putIfAbsent(mapping.path("id").asText(), mapping);
        }
    }

    private void sort(JsonNode node) {
        String id = node.path("id").asText();
        if (id.isEmpty() || made.contains(id)) {
            return;
        }
        if (node.has("signOnMode")) {
            apps.putIfAbsent(id, node);
        } else if (node.has("objectClass")) {
            groups.putIfAbsent(id, node);
        } else if (node.at("/profile/login").isTextual()
                && node.at("/credentials/provider").isObject()) {
            users.putIfAbsent(id, node);
        }
    }
}
