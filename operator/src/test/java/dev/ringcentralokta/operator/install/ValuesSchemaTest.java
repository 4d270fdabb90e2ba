package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            replicaCount: 2                                             | replicaCount
            image: {repository: ''}                                     | repository
            image: {pullPolicy: Sometimes}                              | pullPolicy
            image: {tag: 'two words'}                                   | tag
            watchNamespaces: team-a                                     | watchNamespaces
            watchNamespaces: [team-a, team-a]                           | watchNamespaces
            watchNamespaces: ['Team_A']                                 | watchNamespaces
            watchNamespaces: ['*']                                      | watchNamespaces
            logging: {format: xml}                                      | format
            logging: {level: loud}                                      | level
            reconcilerThreads: 0                                        | reconcilerThreads
            management: {port: 80}                                      | port
            management: {port: http}                                    | port
            oauth: {publicUrl: 'http://rco.acme.com'}                   | publicUrl
            oauth: {publicUrl: 'https://rco.acme.com/'}                 | publicUrl
            trustedCa: {key: ../ca.crt}                                 | key
            extraEnv: [{name: WATCH_NAMESPACES, value: kube-system}]    | extraEnv
            podSecurityContext: {runAsUser: 0}                          | runAsUser
            podSecurityContext: {runAsNonRoot: false}                   | runAsNonRoot
            podLabels: {app.kubernetes.io/name: other}                  | app.kubernetes.io/name
            rbac: {create: maybe}                                       | create
            """)
    void refusesNonsense(String values, String named) {
        assertThatThrownBy(() -> InstallFiles.render(values))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @Test
    void describesExactlyTheDocumentedValues() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(InstallFiles.CHART.resolve("values.schema.json").toFile());
        Map<?, ?> values = new KubernetesSerialization()
                .unmarshal(Files.readString(InstallFiles.CHART.resolve("values.yaml")), Map.class);

        List<String> described = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);

        described.remove("global");
        assertThat(described).isEqualTo(List.copyOf(values.keySet()));
    }
}
