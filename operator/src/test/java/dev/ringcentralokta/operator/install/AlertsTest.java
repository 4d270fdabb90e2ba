package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.change.EventReason;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is called by an alert finds what it means and what to do; and every alert can fire. */
class AlertsTest {

    private static final Pattern HEADING = Pattern.compile("^## (\\w+)$", Pattern.MULTILINE);
    private static final Pattern REASONS = Pattern.compile("reason=~\"([^\"]*)\"");

    private final String runbooks = InstallFiles.text(InstallFiles.ROOT.resolve("docs/runbooks.md"));

    @Test
    void everyAlertHasARunbookAndNoRunbookIsWithoutItsAlert() {
        List<String> headings =
                HEADING.matcher(runbooks).results().map(found -> found.group(1)).toList();

        assertThat(alerts("").map(alert -> alert.path("alert").asText())).isEqualTo(headings);
        assertThat(alerts("")).allSatisfy(alert -> assertThat(annotation(alert, "runbook_url"))
                .isEqualTo("docs/runbooks.md#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyRunbookSaysWhatItMeansWhereToLookAndWhatToDo() {
        assertThat(Arrays.stream(runbooks.split("\n## ")).skip(1))
                .allSatisfy(section -> assertThat(section).contains("**Meaning.**", "**Look at.**", "**Do.**"));
    }

    @Test
    void everyAlertIsExplainedAndRated() {
        assertThat(alerts("")).isNotEmpty().allSatisfy(alert -> {
            assertThat(annotation(alert, "summary")).endsWith(".");
            assertThat(annotation(alert, "description")).endsWith(".");
            assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning", "info");
        });
    }

    @Test
    void everyMetricIsOneThatTheOperatorExports() {
        assertThat(alerts("")).allSatisfy(alert -> assertThat(
                        Queries.metrics(alert.path("expr").asText()))
                .isNotEmpty()
                .isSubsetOf(Queries.exported()));
    }

    @Test
    void everyReasonIsOneThatTheOperatorCounts() {
        assertThat(alerts("")
                        .map(alert -> REASONS.matcher(alert.path("expr").asText()))
                        .flatMap(matcher -> matcher.results().map(found -> found.group(1)))
                        .flatMap(reasons -> Arrays.stream(reasons.split("\\|"))))
                .isNotEmpty()
                .allSatisfy(EventReason::valueOf);
    }

    @Test
    void watchesTheOperatorOfThisInstallation() {
        assertThat(alerts("").map(alert -> alert.path("expr").asText()))
                .anyMatch(query ->
                        query.startsWith("absent(") && query.contains("namespace=\"" + InstallFiles.NAMESPACE + "\""))
                .noneMatch(query -> query.contains("$NAMESPACE"));
    }

    /** Two releases in one namespace, such as shards: that one is well hides no trouble of the other. */
    @Test
    void watchesNoOtherReleaseWhereItKnowsHowThisOneIsScraped() {
        Stream.of(
                        Map.entry("serviceMonitor", "job=\"ringcentral-okta-operator-metrics\""),
                        Map.entry("podMonitor", "job=\"" + InstallFiles.NAMESPACE + "/ringcentral-okta-operator\""))
                .forEach(monitor -> assertThat(alerts("}\n" + monitor.getKey() + ": {enabled: true")
                                .map(alert -> alert.path("expr").asText())
                                .filter(query -> query.contains("namespace=\"")))
                        .hasSizeGreaterThan(5)
                        .allSatisfy(query ->
                                assertThat(query).contains(monitor.getValue()).doesNotContain("$JOB")));
    }

    @Test
    void leavesOutWhatIsDisabledAndRefusesWhatIsUnknown() {
        assertThat(alerts(", disabledAlerts: [RingCentralOktaDrift]")
                        .map(alert -> alert.path("alert").asText()))
                .contains("RingCentralOktaOperatorDown")
                .doesNotContain("RingCentralOktaDrift");
        assertThatThrownBy(() -> alerts(", disabledAlerts: [Drift]"))
                .hasMessageContaining("there is no alert Drift; there are RingCentralOktaOperatorDown");
    }

    @Test
    void leadsToTheRunbooksWhereTheyAreKept() {
        assertThat(alerts(", runbookBaseUrl: 'https://git.acme.com/rco/'"))
                .allSatisfy(alert -> assertThat(annotation(alert, "runbook_url"))
                        .startsWith("https://git.acme.com/rco/docs/runbooks.md#"));
    }

    @Test
    void fireWhenTheyShouldAndOnlyThen(@TempDir Path folder) throws Exception {
        Tool.assumeAvailable("promtool");
        Path test = InstallFiles.ROOT.resolve("operator/src/test/resources/alerts/alerts_test.yaml");
        Files.writeString(folder.resolve("rules.yaml"), new KubernetesSerialization().asYaml(rule("").at("/spec")));

        Tool.run(
                "promtool",
                "test",
                "rules",
                Files.copy(test, folder.resolve("alerts_test.yaml")).toString());
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.path("annotations").path(name).asText();
    }

    private static Stream<JsonNode> alerts(String values) {
        return StreamSupport.stream(rule(values).at("/spec/groups/0/rules").spliterator(), false);
    }

    /** @param values more of {@code prometheusRule}, each after a comma */
    private static JsonNode rule(String values) {
        return InstallFiles.render("prometheusRule: {enabled: true" + values + "}").objects().stream()
                .filter(object -> object.getKind().equals("PrometheusRule"))
                .findFirst()
                .map(rule -> new ObjectMapper().<JsonNode>valueToTree(rule))
                .orElseThrow();
    }
}
