package dev.ringcentralokta.operator.install;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/** The chart and the kustomize folders of this checkout, rendered by Helm's own engine and by kubectl. */
final class InstallFiles {

    static final Path ROOT = Path.of(Objects.requireNonNull(
            System.getProperty("project.root"), "give -Dproject.root=<folder of the parent pom.xml>"));
    static final Path CHART = ROOT.resolve("helm/ringcentral-okta-operator");
    static final Path CONFIG = ROOT.resolve("config");

    /** The name with which the chart's objects are called as those of {@code config/}. */
    static final String RELEASE = "ringcentral-okta-operator";

    static final String NAMESPACE = "ringcentral-okta-system";

    /** Helm's engine takes a much older one where it has no cluster to ask. */
    private static final String KUBERNETES = "1.34.0";

    private InstallFiles() {}

    /** @param values YAML as in a values file; empty: the defaults */
    static Manifests render(String values) {
        return Manifests.parse(rendered(values));
    }

    /** As {@link #render}, as Helm prints it. */
    static String rendered(String values) {
        return withValuesFile(values, file -> new Helm(CHART)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .skipCrds()
                .withValuesFile(file)
                .call());
    }

    /** What {@code helm install} prints, the notes included. */
    static String installOutput(String values) {
        return withValuesFile(values, file -> new Helm(CHART)
                .install()
                .clientOnly()
                .withDryRunOption(DryRun.CLIENT)
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .skipCrds()
                .withValuesFile(file)
                .call()
                .getOutput());
    }

    static Manifests read(Path manifest) {
        return Manifests.parse(text(manifest));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T withValuesFile(String values, Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return use.apply(Files.writeString(file, values));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
