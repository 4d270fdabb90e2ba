package dev.ringcentralokta.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the procedure left behind in a world, as facts that are the same for every world in which it ended well: without
 * times, ports, and the ids and keys that the vendors make up.
 */
record EndState(SortedSet<String> facts) {

    /** What Okta's System Log says of things that came into being; each is to happen once. */
    private static final Set<String> CREATIONS = Set.of(
            "application.lifecycle.create", "application.user_membership.add", "group.application_assignment.add");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    /** Of people in RingCentral, numbered in the order in which Okta gets round to them. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("\\b4000\\d{5}\\b");

    /** Of the metadata, which holds Okta's key. */
    private static final Pattern DIGEST = Pattern.compile("\\bsaml-[0-9a-f]+\\b");

    /** Of an app and its mappings; people and groups are there before, in an order that is always the same. */
    private static final Pattern MADE_UP_ID = Pattern.compile("(?!00[ug])(\\w{3})sim\\w{11}1d7");

    static EndState of(World world) {
        SortedSet<String> facts = new TreeSet<>();
        new Reader(world).state().forEach((what, value) -> flatten(what, value, facts));
        return new EndState(facts.stream()
                .map(fact -> fact.replace(world.okta.url().toString(), "$OKTA"))
                .map(fact -> fact.replace(world.ringCentral.url().toString(), "$RINGCENTRAL"))
                .map(fact -> TIME.matcher(fact).replaceAll("<time>"))
                .map(fact -> DIGEST.matcher(fact).replaceAll("<digest>"))
                .map(fact -> EXTERNAL_ID.matcher(fact).replaceAll("<externalId>"))
                .map(fact -> MADE_UP_ID.matcher(fact).replaceAll("<$1>"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether Okta has done what it does by and by. */
    boolean settled() {
        return facts.stream().noneMatch(fact -> fact.endsWith("SYNCING"));
    }

    /** What is only here, and what is only there. */
    List<String> differences(EndState other) {
        return Stream.concat(
                        facts.stream()
                                .filter(fact -> !other.facts.contains(fact))
                                .map(fact -> "< " + fact),
                        other.facts.stream()
                                .filter(fact -> !facts.contains(fact))
                                .map(fact -> "> " + fact))
                .toList();
    }

    private static void flatten(String path, JsonNode value, Set<String> facts) {
        if (value.isValueNode() || value.isEmpty()) {
            facts.add(path + ": " + value.asText());
        }
        value.properties().forEach(field -> flatten(path + "/" + field.getKey(), field.getValue(), facts));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            flatten(path + "/" + value.get(i).path("type").asText(String.valueOf(i)), value.get(i), facts);
        }
    }

    private record Reader(World world) {

        private Map<String, JsonNode> state() {
            return Map.of("okta", okta(), "createdInOkta", created(), "cluster", cluster());
        }

        private ArrayNode okta() {
            ArrayNode apps = array(world.okta.org().appList());
            for (JsonNode app : apps) {
                String id = app.path("id").asText();
                ((ObjectNode) app.path("credentials").path("signing")).remove("kid");
                ((ObjectNode) app)
                        .<ObjectNode>set("users", array(world.okta.org().appUserList(id)))
                        .<ObjectNode>set("groups", array(world.okta.org().appGroupList(id)))
                        .set("mappings", array(world.okta.org().appMappingList(id)));
            }
            return apps;
        }

        private JsonNode created() {
            Map<String, Long> times = world.okta.org().logEvents().stream()
                    .filter(event -> CREATIONS.contains(event.path("eventType").asText()))
                    .map(event -> event.path("eventType").asText() + " "
                            + event.path("target").findValuesAsText("alternateId"))
                    .collect(Collectors.groupingBy(what -> what, TreeMap::new, Collectors.counting()));
            return json(times);
        }

        private ObjectNode cluster() {
            ObjectNode objects = JsonNodeFactory.instance.objectNode();
            list(RingCentralIntegration.class)
                    .forEach(integration -> objects.set(name(integration), status(integration.getStatus())));
            list(ProvisioningSettings.class)
                    .forEach(settings -> objects.set(name(settings), status(settings.getStatus())));
            list(AppAssignment.class)
                    .forEach(assignment -> objects.set(name(assignment), status(assignment.getStatus())));
            list(ConfigMap.class)
                    .forEach(map -> objects.put(
                            name(map), new TreeMap<>(map.getData()).keySet().toString()));
            list(Secret.class).stream()
                    .filter(secret -> secret.getType().startsWith("ringcentral-okta.dev/"))
                    .forEach(secret -> objects.put(
                            name(secret),
                            new TreeMap<>(secret.getData()).keySet().toString()));
            return objects;
        }

        /** Without what depends on when the last look was: the count of assignments, and the place in the System Log. */
        private JsonNode status(Object status) {
            ObjectNode json = (ObjectNode) json(status);
            json.remove(List.of("assignments", "systemLogCursor"));
            return json;
        }

        private <R extends HasMetadata> List<R> list(Class<R> kind) {
            return world.client
                    .resources(kind)
                    .inNamespace(World.NAMESPACE)
                    .list()
                    .getItems();
        }

        private static String name(HasMetadata object) {
            return object.getKind() + " " + object.getMetadata().getName();
        }

        private JsonNode json(Object value) {
            return world.client.getKubernetesSerialization().convertValue(value, JsonNode.class);
        }

        private static ArrayNode array(Collection<ObjectNode> items) {
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        }
    }
}
