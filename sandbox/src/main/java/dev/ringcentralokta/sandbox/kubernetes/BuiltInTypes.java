package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that the API serves from the start: stored and listed, with nothing behind them. */
final class BuiltInTypes {

    private static final Column DATA = Column.of(
            "Data",
            "string",
            (object, now) -> TextNode.valueOf(String.valueOf(object.path("data").size())));

    private BuiltInTypes() {}

    static List<ResourceType> all() {
        return List.of(
                type("", "v1", "Namespace", "ns", false, List.of(Column.ofName(), phase(), Column.ofAge())),
                type("", "v1", "Secret", "", true, List.of(Column.ofName(), at("Type", "/type"), DATA, Column.ofAge())),
                type("", "v1", "ConfigMap", "cm", true, List.of(Column.ofName(), DATA, Column.ofAge())),
                type("", "v1", "Event", "ev", true, events()),
                type("", "v1", "ServiceAccount", "sa", true, List.of(Column.ofName(), Column.ofAge())),
                type("", "v1", "Service", "svc", true, List.of(Column.ofName(), Column.ofAge())),
                type("", "v1", "Pod", "po", true, List.of(Column.ofName(), phase(), Column.ofAge())),
                type("apps", "v1", "Deployment", "deploy", true, List.of(Column.ofName(), Column.ofAge())),
                type("coordination.k8s.io", "v1", "Lease", "", true, List.of(Column.ofName(), Column.ofAge())),
                rbac("Role", true),
                rbac("RoleBinding", true),
                rbac("ClusterRole", false),
                rbac("ClusterRoleBinding", false),
                type(
                        "apiextensions.k8s.io",
                        "v1",
                        "CustomResourceDefinition",
                        "crd",
                        false,
                        List.of(Column.ofName(), at("Created At", "/metadata/creationTimestamp"))));
    }

    private static ResourceType rbac(String kind, boolean namespaced) {
        return type("rbac.authorization.k8s.io", "v1", kind, "", namespaced, List.of(Column.ofName(), Column.ofAge()));
    }

    private static ResourceType type(
            String group, String version, String kind, String shortName, boolean namespaced, List<Column> columns) {
        String singular = kind.toLowerCase(Locale.ROOT);
        String plural = singular + "s";
        return new ResourceType(
                group,
                version,
                new ResourceType.Names(
                        plural,
                        singular,
                        kind,
                        kind + "List",
                        shortName.isEmpty() ? List.of() : List.of(shortName),
                        List.of()),
                namespaced,
                group + "/" + plural,
                false,
                Json.object(),
                Optional.empty(),
                columns);
    }

    private static List<Column> events() {
        return List.of(
                Column.of("Last Seen", "string", (event, now) -> Column.since(event.path("lastTimestamp"), now)),
                at("Type", "/type"),
                at("Reason", "/reason"),
                Column.of("Object", "string", (event, now) -> {
                    JsonNode object = event.path("involvedObject");
                    return TextNode.valueOf(object.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                            + object.path("name").asText());
                }),
                at("Message", "/message"));
    }

    private static Column phase() {
        return at("Status", "/status/phase");
    }

    private static Column at(String name, String pointer) {
        return Column.of(
                name,
                "string",
                (object, now) -> TextNode.valueOf(object.at(pointer).asText()));
    }
}
