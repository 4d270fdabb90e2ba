package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsTest {

    private static final List<String> NAMES = List.of("integration", "operations");

    @ParameterizedTest
    @ValueSource(strings = {"integration", "operations"})
    void everyPanelAsksForWhatTheOperatorExports(String name) throws IOException {
        JsonNode dashboard = dashboard(name);

        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> assertThat(
                            Queries.metrics(target.path("expr").asText()))
                    .isNotEmpty()
                    .isSubsetOf(Queries.exported()));
        });
        assertThat(dashboard.at("/templating/list"))
                .filteredOn(variable -> variable.path("type").asText().equals("query"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.at("/query/query").asText())
                        .startsWith("label_values(")
                        .containsAnyOf("custom_resources", "ringcentral_okta_assignments"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"integration", "operations"})
    void everyPanelAsksTheChosenDataSource(String name) throws IOException {
        assertThat(dashboard(name).findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
    }

    @Test
    void theConfigMapsHaveTheFilesAndTheLabelThatGrafanaLooksFor() {
        List<ConfigMap> maps = InstallFiles.render(
                        "dashboards: {enabled: true, annotations: {grafana_folder: Identity}}")
                .all(ConfigMap.class);

        assertThat(maps).hasSize(NAMES.size()).allSatisfy(map -> {
            assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
            assertThat(map.getMetadata().getAnnotations()).isEqualTo(Map.of("grafana_folder", "Identity"));
        });
        assertThat(maps)
                .flatExtracting(map -> map.getData().values())
                .containsExactlyElementsOf(
                        NAMES.stream().map(DashboardsTest::text).toList());
    }

    @Test
    void areNotInstalledByDefault() {
        assertThat(InstallFiles.render("").all(ConfigMap.class)).isEmpty();
    }

    private static JsonNode dashboard(String name) throws IOException {
        return new ObjectMapper().readTree(text(name));
    }

    private static String text(String name) {
        return InstallFiles.text(InstallFiles.CHART.resolve("dashboards/" + name + ".json"));
    }
}
