package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From any line of a call to the manifest it was made for, and to the vendor's support. */
class CallLogTest {

    private final CapturedLog log = CapturedLog.open();
    private final World world = World.start().withSecrets().withOperator();

    @AfterEach
    void close() {
        world.close();
        log.close();
    }

    @Test
    void everyCallTellsItsManifestAndRequestIdAndNoQuery() {
        world.apply(Manifests.integration("ringcentral", "label: RingCentral", "suspend: false"));
        world.apply(Manifests.assignment("jane", "ringcentral", "jane@acme.com", "Retain"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));

        List<String> calls =
                log.lines().stream().filter(line -> line.contains(".CallLog ")).toList();
        assertThat(calls)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("DEBUG ")
                        .containsPattern("[{ ]kind=(RingCentralIntegration|AppAssignment)[,}]")
                        .containsPattern("[{ ]namespace=default[,}]")
                        .containsPattern("} Okta (GET|POST|PUT) /[^? ]*: \\d+ after \\d+ ms, request \\S+$"))
                .anyMatch(line ->
                        line.matches(".*[{ ]name=jane[,}].*") && line.contains("POST /api/v1/apps/{}/users: 200"));
        assertThat(log.lines())
                .filteredOn(line -> line.contains(" audit "))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).containsPattern("[{ ]kind=").containsPattern("[{ ]name="));
    }
}
