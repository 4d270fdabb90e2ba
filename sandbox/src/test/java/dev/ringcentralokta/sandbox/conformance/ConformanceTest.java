package dev.ringcentralokta.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {

    private static final String YAML =
            """
            ---
            version: 2
            interactions:
            - id: 0
              request:
                headers:
                  Content-Type:
                  - application/json
                body: '{"profile":{"name":"Painters","description":""}}'
                url: https://made-up.okta.example/api/v1/groups
                method: POST
              response:
                body: '%s'
                headers:
                  Content-Type:
                  - application/json
                code: 200
            - id: 1
              request:
                body: ""
                url: https://made-up.okta.example/api/v1/groups/00gMadeUp0000000001A
                method: GET
              response:
                body: '{"id": "00gMadeUp0000000001A"}'
                code: 200
            - id: 2
              request:
                body: ""
                url: https://made-up.okta.example/api/v1/brands/bndMadeUp0000000001A
                method: GET
              response:
                body: !!binary |
                  AAECAwQF
                code: 200
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsDifferencesThenWhatIsNotServedThenTheFigures() throws IOException {
        Path nested = Files.createDirectory(folder.resolve("TestPainters"));
        Files.writeString(nested.resolve("oie-00.yaml"), YAML.formatted(Recorded.GROUP.replace("\n", " ")));

        Conformance.Summary summary = run(folder);

        assertThat(lines())
                .contains("TestPainters/oie-00.yaml#1 GET /api/v1/groups/00gMadeUp0000000001A: /type: recorded absent,"
                        + " simulated text")
                .endsWith(
                        "not served: GET /api/v1/brands/{} (1)",
                        "interactions: 2",
                        "matched: 1",
                        "conformance_percent: 50");
        assertThat(summary.percent()).isEqualByComparingTo("50");
    }

    @Test
    void saysWhatToDoWithoutAFolderOrARecording() {
        assertThatThrownBy(() -> run(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dcassettes=DIR");
        assertThatThrownBy(() -> run(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No recording in");
    }

    @Test
    void answersTheRecordingsAtHandAsTheRealOrgsDid() throws IOException {
        Path cassettes = Path.of(System.getProperty("shared.dir", "")).resolve("cassettes");
        assumeTrue(Files.isDirectory(cassettes), "No recorded Okta traffic below shared.dir");

        Conformance.Summary summary = run(cassettes);

        assertThat(summary.interactions()).isGreaterThan(250);
        assertThat(summary.matched()).as(() -> String.join("\n", lines())).isEqualTo(summary.interactions());
    }

    private Conformance.Summary run(Path cassettes) throws IOException {
        return Conformance.run(cassettes, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
