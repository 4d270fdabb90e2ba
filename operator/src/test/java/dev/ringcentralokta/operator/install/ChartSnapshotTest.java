package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.GeneratedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders for some sets of values, so that a review sees what a change to a template does. */
class ChartSnapshotTest {

    private static final String FOLDER = "operator/src/test/resources/chart/";
    private static final String VALUES = ".values.yaml";

    private final GeneratedFiles files = new GeneratedFiles();

    @ParameterizedTest
    @MethodSource("cases")
    void rendersAsBefore(String name) {
        String rendered = InstallFiles.rendered(InstallFiles.text(values(name)));

        files.check(FOLDER + name + ".yaml", withoutVersion(rendered));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoFieldThatKubernetesDoesNotKnow(String name) {
        Manifests manifests = InstallFiles.render(InstallFiles.text(values(name)));

        assertThat(UnknownFields.of(manifests)).isEmpty();
    }

    @Test
    void hasNoSnapshotWithoutItsValues() {
        assertThat(names().filter(name -> !name.endsWith(VALUES)).map(name -> name.replace(".yaml", "")))
                .isSubsetOf(cases().toList());
    }

    static Stream<String> cases() {
        return names().filter(name -> name.endsWith(VALUES)).map(name -> name.replace(VALUES, ""));
    }

    static Path values(String name) {
        return path(name + VALUES);
    }

    /** A release does not change the snapshots. */
    private static String withoutVersion(String rendered) {
        String version = InstallFiles.text(InstallFiles.CHART.resolve("Chart.yaml"))
                .lines()
                .filter(line -> line.startsWith("version: "))
                .map(line -> line.substring("version: ".length()))
                .findFirst()
                .orElseThrow();
        return rendered.replace(version, "VERSION");
    }

    private static Stream<String> names() {
        try (Stream<Path> all = Files.list(path(""))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        return InstallFiles.ROOT.resolve(FOLDER + name);
    }
}
