package dev.ringcentralokta.sandbox.tryit;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sample manifests, pointed at the simulated vendors, and the Secrets that they refer to. */
final class Samples {

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("sandbox")
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;

    Samples(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Installs the custom-resource definitions of a folder. */
    void installDefinitions(Path folder) {
        yamlFiles(folder).forEach(file -> load(text(file)).forEach(this::apply));
    }

    /** Creates the Secrets of the samples. */
    void createSecret(String name, Map<String, String> values) {
        client.secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    /** Applies the manifests of a folder, with some of their texts replaced. */
    void applyManifests(Path folder, Map<String, String> replacements) {
        yamlFiles(folder)
                .flatMap(file -> load(replaced(text(file), replacements)).stream())
                .forEach(this::apply);
    }

    private static String replaced(String text, Map<String, String> replacements) {
        String replaced = text;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            replaced = replaced.replace(replacement.getKey(), replacement.getValue());
        }
        return replaced;
    }

    private void apply(HasMetadata resource) {
        if (resource.getKind().equals("CustomResourceDefinition")) {
            client.resource(resource).patch(APPLY);
        } else {
            client.resource(resource).inNamespace(namespace).patch(APPLY);
        }
    }

    private List<HasMetadata> load(String yaml) {
        return client.load(new java.io.ByteArrayInputStream(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .items();
    }

    private static Stream<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml")
                            && !file.toString().endsWith(".example.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifests in " + folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
