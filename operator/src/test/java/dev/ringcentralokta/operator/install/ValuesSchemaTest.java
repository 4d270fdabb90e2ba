package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.api.GeneratedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesSchemaTest {

    private final GeneratedFiles files = new GeneratedFiles();

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
            callTimeout: 0                                              | callTimeout
            extraEnv: [{name: CALL_TIMEOUT, value: '5'}]                | extraEnv
            podDisruptionBudget: {maxUnavailable: half}                 | maxUnavailable
            podDisruptionBudget: {minAvailable: 101%}                   | minAvailable
            podDisruptionBudget: {minAvailable: 0}                      | minAvailable
            fullnameOverride: my.rco                                    | fullnameOverride
            extraEnv: [{name: LEASE_DURATION, value: 30}]               | value
            oauth: {publicUrl: 'https://RCO.acme.com'}                  | publicUrl
            oauth: {service: {ipFamilies: [ipv4]}}                      | ipFamilies
            podMonitor: {scheme: ftp}                                   | scheme
            rbac: {aggregateTo: [cluster-admin]}                        | aggregateTo
            livenessProbe: {periodSeconds: 0}                           | periodSeconds
            readinessProbe: {httpGet: {path: /}}                        | httpGet
            dnsPolicy: Cluster                                          | dnsPolicy
            hostAliases: [{ip: 10.0.0.7}]                               | hostnames
            prometheusRule: {alertLabels: {severity: page}}             | severity
            networkPolicy: {vendorCidrs: []}                            | vendorCidrs
            networkPolicy: {vendorCidrs: [acme.okta.com]}               | vendorCidrs
            networkPolicy: {dns: []}                                    | dns
            networkPolicy: {metricsFrom: [{}]}                          | metricsFrom
            serviceMonitor: {interval: often}                           | interval
            prometheusRule: {runbookBaseUrl: https://git.acme.com/rco}  | runbookBaseUrl
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

        List<String> described = new ArrayList<>();
        collect("", schema, described);

        described.remove("global");
        assertThat(described)
                .isEqualTo(ValuesPage.read().values().stream()
                        .map(ValuesPage.Value::path)
                        .toList());
    }

    /** All that the schema names; what is in a value whose default is empty, such as podSecurityContext, is no value itself. */
    private static void collect(String prefix, JsonNode described, List<String> paths) {
        described.path("properties").properties().forEach(entry -> {
            paths.add(prefix + entry.getKey());
            if (!entry.getKey().equals("podSecurityContext")) {
                collect(prefix + entry.getKey() + ".", entry.getValue(), paths);
            }
        });
    }

    @Test
    void everyValueIsExplained() throws IOException {
        assertThat(ValuesPage.read().values()).allSatisfy(value -> assertThat(value.comment())
                .as("comment above %s in values.yaml", value.path())
                .endsWith("."));
    }

    @Test
    void theSchemasDescriptionsAreTheCommentsOfTheValues() throws IOException {
        files.check(
                "helm/ringcentral-okta-operator/values.schema.json",
                ValuesPage.read().schemaWithDescriptions());
    }

    @Test
    void theReadmesTableIsThatOfTheValues() throws IOException {
        String readme = "helm/ringcentral-okta-operator/README.md";

        files.check(readme, ValuesPage.read().readmeWithTable(InstallFiles.text(InstallFiles.ROOT.resolve(readme))));
    }
}
