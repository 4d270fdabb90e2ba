package dev.ringcentralokta.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every field of the three schemas. */
class CustomResourceSchemasTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Kubernetes estimates the cost of a rule by these bounds, and refuses a CRD whose rules may cost too much. */
    @ParameterizedTest
    @MethodSource("definitions")
    void everyStringListAndMapOfTheSpecIsBounded(Definition definition) {
        assertThat(unbounded(definition.schema().at("/properties/spec"), "spec"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFieldIsDescribed(Definition definition) {
        assertThat(undescribed(definition.schema(), "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("minimalSpecs")
    void aTypeFillsInTheSameDefaultsAsTheSchema(int kind, Class<?> type, String spec) throws JsonProcessingException {
        ObjectNode minimal = (ObjectNode) YAML.readTree("{spec: {" + spec + "}}");
        CustomResourceSchema schema = CustomResourceSchema.of(
                CustomResourceDefinitions.all().get(kind).schema());
        JsonNode defaulted = schema.defaulted(minimal).path("spec");
        ObjectMapper mapper = new ObjectMapper();

        Object byType = mapper.convertValue(minimal.path("spec"), type);
        Object bySchema = mapper.convertValue(defaulted, type);

        assertThat(byType).isEqualTo(bySchema);
        assertThat(withoutNulls(mapper.valueToTree(byType)))
                .as("each default of the type stands in the schema")
                .isEqualTo(defaulted);
    }

    static Stream<Arguments> minimalSpecs() {
        String okta = "okta: {orgUrl: 'https://acme.okta.com', credentialsSecretRef: {name: okta-api}}";
        String rc = "ringCentral: {authentication: {credentialsSecretRef: {name: rc}}}";
        String ref = "integrationRef: {name: a}";
        return Stream.of(
                Arguments.of(0, RingCentralIntegrationSpec.class, okta),
                Arguments.of(
                        0,
                        RingCentralIntegrationSpec.class,
                        okta + ", " + rc
                                + ", application: {}, signOn: {saml: {}, swa: {}, userName: {}}, removalGuard: {}"),
                Arguments.of(1, ProvisioningSettingsSpec.class, ref),
                Arguments.of(
                        1,
                        ProvisioningSettingsSpec.class,
                        ref + ", toApp: {syncPassword: {}}, toOkta: {schedule: {full: '0 3 * * *'}, match: {}},"
                                + " attributeMappings: [{direction: ToApp, target: a, expression: b}]"),
                Arguments.of(2, AppAssignmentSpec.class, ref + ", user: {login: jane@acme.com}"));
    }

    static Stream<Definition> definitions() {
        return CustomResourceDefinitions.all().stream();
    }

    private static List<String> unbounded(JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        boolean map = schema.has("additionalProperties");
        boolean bounded =
                switch (schema.path("type").asText()) {
                    case "string" -> schema.has("maxLength") || schema.has("enum");
                    case "array" -> schema.has("maxItems");
                    case "object" -> !map || schema.has("maxProperties");
                    default -> true;
                };
        if (!bounded) {
            found.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> found.addAll(unbounded(property.getValue(), path + "." + property.getKey())));
        found.addAll(schema.has("items") ? unbounded(schema.path("items"), path + "[]") : List.of());
        found.addAll(map ? unbounded(schema.path("additionalProperties"), path + "{}") : List.of());
        return found;
    }

    private static List<String> undescribed(JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            String field = path + "." + property.getKey();
            if (!property.getValue().has("description")) {
                found.add(field);
            }
            found.addAll(undescribed(property.getValue(), field));
            found.addAll(undescribed(property.getValue().path("items"), field + "[]"));
        });
        return found;
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(CustomResourceSchemasTest::withoutNulls);
        return node;
    }
}
