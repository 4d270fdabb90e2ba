package dev.ringcentralokta.sandbox.kubernetes;

import static dev.ringcentralokta.sandbox.kubernetes.BuiltInColumns.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that are served from the start. All are plain storage; no controller acts on them. */
final class BuiltInTypes {

    static final ResourceType NAMESPACES = core("namespaces", "Namespace", "ns")
            .clusterScoped()
            .columns(NAMESPACE)
            .selectable("status.phase")
            .build();
    static final ResourceType DEFINITIONS = new Builder(
                    "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition")
            .shortNames("crd", "crds")
            .clusterScoped()
            .columns(CREATED_AT)
            .build();

    private static final String RBAC = "rbac.authorization.k8s.io";

    private BuiltInTypes() {}

    static List<ResourceType> all() {
        return List.of(
                NAMESPACES,
                DEFINITIONS,
                core("secrets", "Secret").columns(SECRET).selectable("type").build(),
                core("configmaps", "ConfigMap", "cm").columns(CONFIG_MAP).build(),
                core("serviceaccounts", "ServiceAccount", "sa")
                        .columns(AGE_ONLY)
                        .build(),
                core("services", "Service", "svc")
                        .inAll()
                        .withStatus()
                        .columns(SERVICE)
                        .build(),
                core("pods", "Pod", "po")
                        .inAll()
                        .withStatus()
                        .columns(POD)
                        .selectable("status.phase", "spec.nodeName")
                        .build(),
                events("", "v1").build(),
                events("events.k8s.io", "v1").renamed(EVENTS_K8S_IO).build(),
                new Builder("apps", "v1", "deployments", "Deployment")
                        .shortNames("deploy")
                        .inAll()
                        .withStatus()
                        .columns(DEPLOYMENT)
                        .build(),
                new Builder("coordination.k8s.io", "v1", "leases", "Lease")
                        .columns(LEASE)
                        .build(),
                new Builder(RBAC, "v1", "roles", "Role").columns(CREATED_AT).build(),
                new Builder(RBAC, "v1", "rolebindings", "RoleBinding")
                        .columns(BINDING)
                        .build(),
                new Builder(RBAC, "v1", "clusterroles", "ClusterRole")
                        .clusterScoped()
                        .columns(CREATED_AT)
                        .build(),
                new Builder(RBAC, "v1", "clusterrolebindings", "ClusterRoleBinding")
                        .clusterScoped()
                        .columns(BINDING)
                        .build());
    }

    /** What events.k8s.io/v1 calls otherwise than the stored core event. */
    private static final Map<String, String> EVENTS_K8S_IO = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "reportingComponent", "reportingController",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount");

    private static Builder events(String group, String version) {
        String object = group.isEmpty() ? "involvedObject." : "regarding.";
        return new Builder(group, version, "events", "Event")
                .shortNames("ev")
                .columns(EVENT)
                .collection("events")
                .selectable(
                        object + "kind",
                        object + "namespace",
                        object + "name",
                        object + "uid",
                        object + "apiVersion",
                        object + "resourceVersion",
                        object + "fieldPath",
                        "reason",
                        "type",
                        "source",
                        "reportingComponent");
    }

    private static Builder core(String plural, String kind, String... shortNames) {
        return new Builder("", "v1", plural, kind).shortNames(shortNames);
    }

    private static final class Builder {
        private final String group;
        private final String version;
        private final String plural;
        private final String kind;
        private String collection;
        private List<String> shortNames = List.of();
        private List<String> categories = List.of();
        private List<Column> columns = List.of();
        private List<String> selectable = List.of();
        private Map<String, String> renames = Map.of();
        private boolean namespaced = true;
        private boolean status;

        Builder(String group, String version, String plural, String kind) {
            this.group = group;
            this.version = version;
            this.plural = plural;
            this.kind = kind;
            this.collection = plural + "." + group;
        }

        Builder shortNames(String... names) {
            shortNames = List.of(names);
            return this;
        }

        /** Shown by {@code kubectl get all}. */
        Builder inAll() {
            categories = List.of("all");
            return this;
        }

        Builder clusterScoped() {
            namespaced = false;
            return this;
        }

        Builder withStatus() {
            status = true;
            return this;
        }

        Builder columns(List<Column> shown) {
            columns = shown;
            return this;
        }

        Builder selectable(String... fields) {
            selectable = List.of(fields);
            return this;
        }

        Builder collection(String name) {
            collection = name;
            return this;
        }

        Builder renamed(Map<String, String> storedToServed) {
            renames = storedToServed;
            return this;
        }

        ResourceType build() {
            String singular = kind.toLowerCase(java.util.Locale.ROOT);
            var names = new ResourceType.Names(plural, singular, kind, kind + "List", shortNames, categories);
            return new ResourceType(
                    group,
                    version,
                    names,
                    namespaced,
                    collection,
                    status,
                    Json.object(),
                    Optional.empty(),
                    columns,
                    renames,
                    selectable);
        }
    }
}
