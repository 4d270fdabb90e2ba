package dev.ringcentralokta.operator.api;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedFilesTest {

    private final GeneratedFiles files = new GeneratedFiles();

    @ParameterizedTest
    @MethodSource("definitions")
    void theCheckedInCrdIsTheGeneratedOne(Definition definition) {
        files.check("crds/" + definition.fileName(), definition.yaml());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theChartsCrdIsTheGeneratedOne(Definition definition) {
        files.check("helm/ringcentral-okta-operator/crds/" + definition.fileName(), definition.yaml());
    }

    @Test
    void theKustomizationListsAllCrds() {
        files.check(
                "crds/kustomization.yaml",
                definitions()
                        .map(definition -> "- " + definition.fileName() + "\n")
                        .collect(Collectors.joining(
                                "",
                                """
                                apiVersion: kustomize.config.k8s.io/v1beta1
                                kind: Kustomization
                                resources:
                                """,
                                "")));
    }

    @Test
    void theReferenceIsTheGeneratedOne() {
        files.check(
                "docs/reference/custom-resources.md",
                CustomResourceReference.markdown(CustomResourceDefinitions.all()));
    }

    static Stream<Definition> definitions() {
        return CustomResourceDefinitions.all().stream();
    }
}
