package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stock kubectl on the embedded API server. */
class KubectlTest {

    private record Outcome(int exitCode, String text) {}

    private static final String WIDGET =
            """
            apiVersion: example.com/v1
            kind: Widget
            metadata:
              name: w
            spec:
              size: %s
            """;

    private Path folder;
    private KubernetesApi api;
    private Path kubeconfig;

    @BeforeAll
    static void requireKubectl() {
        boolean there = Arrays.stream(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        Assumptions.assumeTrue(there, "no kubectl on the PATH");
    }

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        api = KubernetesApi.start(0, Clock.systemUTC());
        kubeconfig = api.writeKubeconfig(folder);
        try (InputStream widgets = KubectlTest.class.getResourceAsStream("/kubernetes/widgets.yaml")) {
            api.apply(widgets);
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void discoversTypesAndVersion() throws Exception {
        assertThat(kubectl("api-resources")).contains("widgets", "wg", "example.com/v1");
        assertThat(kubectl("version")).contains("Server Version");
        assertThat(kubectl("get", "crd")).contains("widgets.example.com");
        assertThat(kubectl("auth", "can-i", "create", "secrets")).isEqualTo("yes\n");
        assertThat(kubectl("auth", "can-i", "--list")).contains("*.*");
    }

    @Test
    void appliesOnTheClientSide() throws Exception {
        assertThat(apply("1")).isEqualTo("widget.example.com/w created\n");
        assertThat(apply("1")).isEqualTo("widget.example.com/w unchanged\n");
        assertThat(apply("2")).isEqualTo("widget.example.com/w configured\n");
        assertThat(kubectl("get", "widget", "w", "-o", "jsonpath={.spec}"))
                .isEqualTo("{\"colour\":\"red\",\"size\":2}");
    }

    @Test
    void appliesOnTheServerSide() throws Exception {
        Path manifest = manifest("1");
        assertThat(kubectl("apply", "--server-side", "-f", manifest.toString()))
                .isEqualTo("widget.example.com/w serverside-applied\n");
        kubectl("patch", "wg", "w", "--type", "merge", "-p", "{\"spec\":{\"size\":7}}");

        Outcome conflict = run("apply", "--server-side", "-f", manifest.toString());

        assertThat(conflict.exitCode()).isEqualTo(1);
        assertThat(conflict.text()).contains("conflict with \"kubectl-patch\" using example.com/v1: .spec.size");
        kubectl("apply", "--server-side", "--force-conflicts", "-f", manifest.toString());
        assertThat(kubectl("get", "wg", "w", "-o", "jsonpath={.spec.size}")).isEqualTo("1");
    }

    @Test
    void appliesBuiltInTypesByStrategicMerge() throws Exception {
        Path manifest = folder.resolve("map.yaml");
        String yaml = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {%s}}";
        Files.writeString(manifest, yaml.formatted("a: '1', b: '2'"));
        kubectl("apply", "-f", manifest.toString());
        Files.writeString(manifest, yaml.formatted("b: '3'"));

        kubectl("apply", "-f", manifest.toString());

        assertThat(kubectl("get", "cm", "m", "-o", "jsonpath={.data}")).isEqualTo("{\"b\":\"3\"}");
    }

    @Test
    void showsPrinterColumns() throws Exception {
        apply("5");
        setReady();

        assertThat(kubectl("get", "wg")).containsPattern("NAME +READY +SIZE +AGE\nw +True +5 +\\d+s");
        assertThat(kubectl("get", "wg", "-o", "wide"))
                .containsPattern("NAME +READY +SIZE +COLOUR +AGE\nw +True +5 +red");
        assertThat(kubectl("get", "wg,cm", "-A")).contains("widget.example.com/w");
        assertThat(kubectl("get", "ns")).containsPattern("default +Active");
    }

    @Test
    void refusesWhatTheSchemaRefuses() throws Exception {
        Path unknown = folder.resolve("unknown.yaml");
        Files.writeString(unknown, WIDGET.formatted("1") + "  sice: 2\n");

        assertThat(run("apply", "-f", unknown.toString()).text())
                .contains("strict decoding error: unknown field \"spec.sice\"");
        assertThat(run("apply", "-f", manifest("101").toString()).text())
                .contains("The Widget \"w\" is invalid: spec.size: Invalid value: 101");
        assertThat(kubectl("apply", "--validate=warn", "-f", unknown.toString()))
                .contains("Warning: unknown field \"spec.sice\"");
    }

    @Test
    @Timeout(60)
    void watchesAndWaits() throws Exception {
        apply("5");
        Process watch = start("get", "wg", "-w", "--output-watch-events");
        BufferedReader seen = watch.inputReader();
        readUntil(seen, "ADDED");
        Process wait = start("wait", "wg/w", "--for=condition=Ready", "--timeout=20s");

        setReady();

        assertThat(readUntil(seen, "MODIFIED")).contains("True");
        assertThat(wait.waitFor()).isZero();
        kubectl("delete", "wg", "w");
        assertThat(readUntil(seen, "DELETED")).contains("w ");
        watch.destroy();
    }

    @Test
    void editsInAnEditor() throws Exception {
        apply("5");

        String answer = kubectl(Map.of("KUBE_EDITOR", "sed -i s/size:.5/size:\\ 6/"), "edit", "wg", "w");

        assertThat(answer).isEqualTo("widget.example.com/w edited\n");
        assertThat(kubectl("get", "wg", "w", "-o", "jsonpath={.spec.size}")).isEqualTo("6");
    }

    @Test
    void changesLabelsAnnotationsAndFields() throws Exception {
        apply("5");
        kubectl("label", "wg", "w", "tier=gold");
        kubectl("annotate", "wg", "w", "note=hello");
        kubectl(
                "patch",
                "wg",
                "w",
                "--type",
                "json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/spec/size\",\"value\":6}]");

        assertThat(kubectl("get", "wg", "-l", "tier in (gold,silver)", "-o", "name"))
                .isEqualTo("widget.example.com/w\n");
        assertThat(kubectl("get", "wg", "w", "-o", "yaml")).contains("note: hello", "size: 6", "generation: 2");
        assertThat(run(
                                "patch",
                                "wg",
                                "w",
                                "--type",
                                "json",
                                "-p",
                                "[{\"op\":\"test\",\"path\":\"/spec/size\",\"value\":9}]")
                        .text())
                .contains("testing value /spec/size failed");
    }

    @Test
    void createsDescribesExplainsAndDeletes() throws Exception {
        assertThat(kubectl("create", "namespace", "team")).isEqualTo("namespace/team created\n");
        kubectl("create", "secret", "generic", "s", "-n", "team", "--from-literal=token=hello");
        kubectl("create", "configmap", "m", "--from-literal=a=b");
        apply("5");

        assertThat(kubectl("get", "secret", "s", "-n", "team", "-o", "jsonpath={.data.token}"))
                .isEqualTo("aGVsbG8=");
        assertThat(kubectl("describe", "wg", "w")).contains("Kind:", "Widget", "Size:", "Events:");
        assertThat(kubectl("explain", "wg.spec.size")).contains("How big the widget is.");
        assertThat(kubectl("get", "events")).contains("No resources found");
        assertThat(kubectl("delete", "wg", "w")).contains("deleted");
        assertThat(kubectl("delete", "namespace", "team")).contains("deleted");
        assertThat(run("get", "wg", "w").text()).contains("widgets.example.com \"w\" not found");
    }

    @Test
    void dryRunOnTheServerStoresNothing() throws Exception {
        assertThat(kubectl("apply", "--dry-run=server", "-f", manifest("1").toString()))
                .contains("created (server dry run)");
        assertThat(kubectl("get", "wg")).contains("No resources found");
    }

    @Test
    void deletingADefinitionDeletesItsResources() throws Exception {
        apply("1");
        kubectl("delete", "crd", "widgets.example.com");

        assertThat(run("get", "widgets").exitCode()).isNotZero();
        assertThat(kubectl("api-resources")).doesNotContain("widgets");
    }

    private static String readUntil(BufferedReader lines, String prefix) throws IOException {
        String line = "";
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    private void setReady() throws Exception {
        kubectl(
                "patch",
                "wg",
                "w",
                "--subresource=status",
                "--type",
                "merge",
                "-p",
                "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    private String apply(String size) throws Exception {
        return kubectl("apply", "-f", manifest(size).toString());
    }

    private Path manifest(String size) throws IOException {
        return Files.writeString(folder.resolve("widget.yaml"), WIDGET.formatted(size));
    }

    private String kubectl(String... arguments) throws Exception {
        return kubectl(Map.of(), arguments);
    }

    private String kubectl(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        Outcome outcome = outcome(process);
        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
        return outcome.text();
    }

    private Outcome run(String... arguments) throws Exception {
        return outcome(start(arguments));
    }

    private static Outcome outcome(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of("--cache-dir", folder.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
