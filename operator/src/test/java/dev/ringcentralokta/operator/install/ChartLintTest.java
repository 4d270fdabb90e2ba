package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code helm lint --strict}, also of what is switched off by default. */
class ChartLintTest {

    private final ObjectMapper json = new ObjectMapper();
    private final KubernetesSerialization yaml = new KubernetesSerialization();

    @ParameterizedTest
    @MethodSource("dev.ringcentralokta.operator.install.ChartSnapshotTest#cases")
    void isCleanWhateverIsSwitchedOn(String name, @TempDir Path folder) throws IOException {
        Path chart = folder.resolve(InstallFiles.CHART.getFileName());
        copy(InstallFiles.CHART, chart);
        Files.writeString(
                chart.resolve("values.yaml"),
                json.writeValueAsString(merged(InstallFiles.text(ChartSnapshotTest.values(name)))));

        LintResult result = new Helm(chart).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    /** Lint takes no values beside the chart's own. As Helm merges them: a list is replaced. */
    private JsonNode merged(String values) throws IOException {
        ObjectMapper merging = json.copy().setDefaultMergeable(true);
        merging.configOverride(ArrayNode.class).setMergeable(false);
        return merging.readerForUpdating(tree(InstallFiles.text(InstallFiles.CHART.resolve("values.yaml"))))
                .readValue(tree(values));
    }

    private JsonNode tree(String values) {
        return json.valueToTree(yaml.unmarshal(values, Map.class));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
