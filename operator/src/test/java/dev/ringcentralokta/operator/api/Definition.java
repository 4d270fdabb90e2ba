package dev.ringcentralokta.operator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * One generated CRD.
 *
 * @param crd the whole CustomResourceDefinition
 */
record Definition(ObjectNode crd) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .build();

    private static final String HEADER =
            """
            # Generated from dev.ringcentralokta.operator.api.v1alpha1; change it there and run
            # mvn verify -Dupdate.generated=true
            """;

    String kind() {
        return crd.at("/spec/names/kind").asText();
    }

    /** As kubebuilder names them: group_plural.yaml. */
    String fileName() {
        return crd.at("/spec/group").asText() + "_"
                + crd.at("/spec/names/plural").asText() + ".yaml";
    }

    /** {@code schema.openAPIV3Schema} of the only version. */
    JsonNode schema() {
        return crd.at("/spec/versions/0/schema/openAPIV3Schema");
    }

    String yaml() {
        try {
            return HEADER + YAML.writeValueAsString(crd);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(kind(), e);
        }
    }
}
