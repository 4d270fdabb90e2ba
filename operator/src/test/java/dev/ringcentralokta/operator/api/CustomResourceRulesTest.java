package dev.ringcentralokta.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests of {@code src/test/resources/crds}, judged by the generated CRDs. */
class CustomResourceRulesTest {

    private static final Map<String, CustomResourceSchema> SCHEMAS = CustomResourceDefinitions.all().stream()
            .collect(Collectors.toMap(Definition::kind, definition -> CustomResourceSchema.of(definition.schema())));

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsTheManifest(Manifest manifest) {
        assertThat(manifest.expected()).isEmpty();
        assertThat(manifest.errors(schema(manifest))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesTheManifest(Manifest manifest) {
        String expected = manifest.expected().orElseThrow();

        assertThat(manifest.errors(schema(manifest)))
                .anySatisfy(error -> assertThat(error).endsWith(expected));
    }

    /** Else the refusal may come from something that the change does not touch. */
    @ParameterizedTest
    @MethodSource("transitions")
    void theOldDocumentIsValid(Manifest manifest) {
        ObjectNode old = schema(manifest).defaulted(manifest.documents().get(0));

        assertThat(schema(manifest).validate(old, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyRuleIsBrokenByAManifest(Definition definition) {
        List<String> expected = Manifest.all().stream()
                .filter(manifest -> manifest.kind().equals(definition.kind()))
                .flatMap(manifest -> manifest.expected().stream())
                .toList();

        assertThat(messages(definition.schema())).isNotEmpty().allSatisfy(message -> assertThat(expected)
                .as("manifests that break: %s", message)
                .anyMatch(text -> text.endsWith(message)));
    }

    private static List<String> messages(JsonNode schema) {
        List<String> messages = new ArrayList<>();
        schema.findValues("x-kubernetes-validations")
                .forEach(rules ->
                        rules.forEach(rule -> messages.add(rule.path("message").asText())));
        return messages;
    }

    private static CustomResourceSchema schema(Manifest manifest) {
        return Objects.requireNonNull(SCHEMAS.get(manifest.kind()), manifest.kind());
    }

    static Stream<Definition> definitions() {
        return CustomResourceDefinitions.all().stream();
    }

    static Stream<Manifest> valid() {
        return Stream.concat(
                Manifest.samples().stream(),
                Manifest.all().stream().filter(manifest -> manifest.name().contains("/valid-")));
    }

    static Stream<Manifest> invalid() {
        return Manifest.all().stream().filter(manifest -> manifest.name().contains("/invalid-"));
    }

    static Stream<Manifest> transitions() {
        return Manifest.all().stream().filter(manifest -> manifest.documents().size() > 1);
    }
}
