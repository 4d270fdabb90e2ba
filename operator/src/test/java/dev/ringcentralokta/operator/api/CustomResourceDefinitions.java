package dev.ringcentralokta.operator.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDGenerator.AbstractCRDOutput;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Generates the CRDs of the three kinds from their Java types. */
final class CustomResourceDefinitions {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** A CRD that goes takes all manifests with it, and they take people's accounts: neither Argo CD nor Flux deletes it. */
    private static final ObjectNode KEPT = JsonNodeFactory.instance
            .objectNode()
            .put("argocd.argoproj.io/sync-options", "Prune=false,Delete=false")
            .put("kustomize.toolkit.fluxcd.io/prune", "disabled");

    private CustomResourceDefinitions() {}

    /** The three of them, the integration first. */
    static List<Definition> all() {
        return Stream.of(RingCentralIntegration.class, ProvisioningSettings.class, AppAssignment.class)
                .map(CustomResourceDefinitions::of)
                .toList();
    }

    private static Definition of(Class<? extends CustomResource<?, ?>> type) {
        InMemory output = new InMemory();
        new CRDGenerator().customResourceClasses(type).withOutput(output).generate();
        ObjectNode crd = output.crd();
        crd.withObject("/metadata").set("annotations", KEPT);
        sortColumns((ObjectNode) crd.at("/spec/versions/0"), type);
        Definition definition = new Definition(crd);
        complete((ObjectNode) definition.schema(), type);
        return definition;
    }

    /** The generator sorts the columns by their path; people want the order of the annotations. */
    private static void sortColumns(ObjectNode version, Class<?> type) {
        List<String> order = Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        List<JsonNode> columns = new ArrayList<>();
        version.path("additionalPrinterColumns").forEach(columns::add);
        columns.sort(Comparator.comparingInt(
                column -> order.indexOf(column.path("name").asText())));
        version.putArray("additionalPrinterColumns").addAll(columns);
    }

    /** Adds what the generator has no annotations for. */
    private static void complete(ObjectNode schema, Class<?> type) {
        tidy(schema);
        schema.put("description", type.getAnnotation(JsonClassDescription.class).value());
        schema.putArray("required").add("spec");
        describe(schema.at("/properties/spec"), "What is declared.");
        describe(schema.at("/properties/status"), "Where it stands; written by the operator.");
        unseen((ObjectNode) schema.at("/properties/status"));
        JsonNode conditions = schema.at("/properties/status/properties/conditions");
        keyed(conditions, "type");
        ((ObjectNode) conditions.path("items")).putArray("required").add("type");
        keyed(schema.at("/properties/spec/properties/attributeMappings"), "direction", "target");
        freeValues(schema.at("/properties/spec/properties/profile"));
        boundValues(schema.at("/properties/spec/properties/application/properties/settings"), 1024);
    }

    /**
     * The generator finds the annotations of a record component twice, on its field and on its accessor, and writes whole
     * numbers as fractions. That it writes out the defaults of a section is as well: the API server checks a default by the
     * section's rules, which read those fields.
     */
    private static void tidy(ObjectNode schema) {
        if (schema.path("x-kubernetes-validations") instanceof ArrayNode rules) {
            Set<JsonNode> unique = new LinkedHashSet<>();
            rules.forEach(unique::add);
            rules.removeAll().addAll(unique);
        }
        List.of("minimum", "maximum").forEach(limit -> {
            if (schema.path(limit).isNumber()) {
                schema.put(limit, schema.path(limit).asInt());
            }
        });
        schema.path("properties").forEach(property -> tidy((ObjectNode) property));
        Stream.of(schema.path("items"), schema.path("additionalProperties"))
                .filter(JsonNode::isObject)
                .forEach(values -> tidy((ObjectNode) values));
    }

    /** Who waits by kstatus takes an object without a status for done, before the operator has even seen it. */
    private static void unseen(ObjectNode status) {
        status.putObject("default").put("observedGeneration", -1);
    }

    private static void describe(JsonNode section, String description) {
        ((ObjectNode) section).put("description", description);
    }

    /** Makes a list a map, so that its items merge by {@code keys} and none comes twice. */
    private static void keyed(JsonNode list, String... keys) {
        if (list instanceof ObjectNode schema) {
            schema.put("x-kubernetes-list-type", "map");
            schema.set("x-kubernetes-list-map-keys", YAML.valueToTree(keys));
        }
    }

    /** Lets the values of a map be any JSON. */
    private static void freeValues(JsonNode map) {
        if (map instanceof ObjectNode schema) {
            schema.putObject("additionalProperties").put("x-kubernetes-preserve-unknown-fields", true);
        }
    }

    /** The generator loses the bound on the values of this map, though not that of others. */
    private static void boundValues(JsonNode map, int maxLength) {
        if (map.path("additionalProperties") instanceof ObjectNode values) {
            values.put("maxLength", maxLength);
        }
    }

    private static final class InMemory extends AbstractCRDOutput<ByteArrayOutputStream> {

        private final ByteArrayOutputStream file = new ByteArrayOutputStream();

        @Override
        protected ByteArrayOutputStream createStreamFor(String crdName) {
            return file;
        }

        private ObjectNode crd() {
            try {
                return (ObjectNode) YAML.readTree(file.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
