package dev.ringcentralokta.operator.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ringcentralokta.operator.cli.Cluster;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The fields of custom resources that a cluster has no word for, and so drops without one: its definitions are older. */
final class InstalledFields {

    private static final List<String> PLURALS =
            List.of("ringcentralintegrations", "provisioningsettings", "appassignments");
    private static final String GROUP = "ringcentral-okta.dev";
    private static final String VERSION = "v1alpha1";

    private final Cluster cluster;

    InstalledFields(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The fields of this version that are not installed, each with its kind.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where definitions may not be read
     */
    List<String> missing() {
        return PLURALS.stream().flatMap(this::missing).toList();
    }

    private Stream<String> missing(String plural) {
        Set<String> installed = installed(plural).map(InstalledFields::fields).orElseGet(TreeSet::new);
        return fields(ours(plural)).stream()
                .filter(field -> !installed.contains(field))
                .map(field -> plural + " " + field);
    }

    private Optional<JsonNode> installed(String plural) {
        CustomResourceDefinition definition = cluster.client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(plural + "." + GROUP)
                .get();
        return Optional.ofNullable(definition)
                .map(found -> cluster.client().getKubernetesSerialization().convertValue(found, JsonNode.class));
    }

    private static JsonNode ours(String plural) {
        String file = "/crds/" + GROUP + "_" + plural + ".yaml";
        try (InputStream definition = Objects.requireNonNull(InstalledFields.class.getResourceAsStream(file), file)) {
            return new YAMLMapper().readTree(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Set<String> fields(JsonNode definition) {
        Set<String> fields = new TreeSet<>();
        for (JsonNode version : definition.at("/spec/versions")) {
            if (version.path("name").asText().equals(VERSION)) {
                add(fields, "", version.at("/schema/openAPIV3Schema"));
            }
        }
        return fields;
    }

    private static void add(Set<String> fields, String path, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            fields.add(below);
            add(fields, below, property.getValue());
            add(fields, below + "[]", property.getValue().path("items"));
        });
    }
}
