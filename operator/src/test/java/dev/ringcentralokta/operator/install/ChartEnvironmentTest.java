package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.OperatorMain;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** What the pod tells the process. */
class ChartEnvironmentTest {

    private static final String EVERYTHING =
            """
            watchSelector: shard=a
            oauth: {publicUrl: 'https://a.b'}
            trustedCa: {configMapName: corporate-ca}
            javaOptions: -Xmx1g
            """;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+):-");

    @Test
    void setsEveryVariableThatTheProcessReadsAndNoOther() {
        Set<String> read = CommandSpec.forAnnotatedObject(OperatorMain.class).options().stream()
                .map(OptionSpec::userObject)
                .filter(Field.class::isInstance)
                .map(field -> ((Field) field).getAnnotation(Option.class).defaultValue())
                .flatMap(text -> VARIABLE.matcher(text).results())
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        read.addAll(Set.of("LOG_LEVEL", "LOG_FORMAT", "LOG_LEVELS_FILE", "AUDIT_LOG"));
        // the times of the Lease fit each other as they are
        read.removeAll(Set.of("LEASE_DURATION", "LEASE_RENEW_DEADLINE", "LEASE_RETRY_PERIOD"));
        // what they stand in for is set
        read.removeAll(Set.of("HOSTNAME", "POD_NAMESPACE"));

        read.add("JDK_JAVA_OPTIONS"); // by the JVM

        assertThat(InstallFiles.render(EVERYTHING).container().getEnv())
                .extracting(EnvVar::getName)
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void nothingThatItSetsCanBeSetByExtraEnvAndTheRestCan() {
        assertThat(InstallFiles.render(EVERYTHING).container().getEnv())
                .extracting(EnvVar::getName)
                .contains("LEADER_ELECTION")
                .allSatisfy(name -> assertThatThrownBy(() -> InstallFiles.render(extraEnv(name)))
                        .as(name)
                        .hasMessageContaining("values don't meet the specifications of the schema")
                        .hasMessageContaining("extraEnv"));
        assertThat(InstallFiles.render(extraEnv("LEASE_DURATION")).environment("LEASE_DURATION"))
                .hasValue("off");
    }

    private static String extraEnv(String name) {
        return "extraEnv: [{name: " + name + ", value: 'off'}]";
    }

    @Test
    void tellsTheProcessItsConfiguration() {
        Manifests manifests = InstallFiles.render(
                """
                watchNamespaces: [team-a, team-b]
                logging: {format: json, level: debug}
                management: {port: 9090}
                reconcilerThreads: 4
                extraEnv: [{name: HTTPS_PROXY, value: "http://proxy:3128"}]
                """);

        assertThat(manifests.environment("WATCH_NAMESPACES")).hasValue("team-a,team-b");
        assertThat(manifests.environment("LOG_FORMAT")).hasValue("json");
        assertThat(manifests.environment("LOG_LEVEL")).hasValue("debug");
        assertThat(manifests.environment("MANAGEMENT_PORT")).hasValue("9090");
        assertThat(manifests.environment("RECONCILER_THREADS")).hasValue("4");
        assertThat(manifests.environment("HTTPS_PROXY")).hasValue("http://proxy:3128");
        assertThat(manifests.environment("TRUSTED_CA_FILE")).isEmpty();
        assertThat(manifests.container().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(9090));
    }

    /** Replicas come to be without the chart, too: by kubectl scale, or where the node of the first is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"", "replicas: 2", "watchNamespaces: [team-a]", "rbac: {create: false}"})
    void electsHoweverManyReplicasThereAre(String values) {
        Manifests manifests = InstallFiles.render(values);

        assertThat(manifests.environment("LEADER_ELECTION")).hasValue("true");
        assertThat(manifests.environment("LEASE_NAME")).hasValue(InstallFiles.RELEASE);
        assertThat(manifests.container().getEnv())
                .filteredOn(variable -> variable.getName().startsWith("LEASE_") && variable.getValueFrom() != null)
                .extracting(variable -> variable.getValueFrom().getFieldRef().getFieldPath())
                .containsExactly("metadata.name", "metadata.namespace");
    }

    @Test
    void scalingChangesNothingOfThePod() {
        assertThat(InstallFiles.render("replicas: 2").pod())
                .isEqualTo(InstallFiles.render("").pod());
    }

    @Test
    void optionsOfTheJvmComeAfterThoseOfTheImage() {
        Manifests manifests = InstallFiles.render("javaOptions: -XX:MaxRAMPercentage=50");

        assertThat(manifests.environment("JDK_JAVA_OPTIONS")).hasValue("@/app/jvm.options -XX:MaxRAMPercentage=50");
        assertThat(InstallFiles.ROOT.resolve("operator/src/main/jib/app/jvm.options"))
                .exists();
    }

    @Test
    void levelsThatChangeInvolveNoOtherPod() {
        Manifests none = InstallFiles.render("");
        Manifests some = InstallFiles.render(
                "logging: {audit: stderr, levels: {dev.ringcentralokta.operator.telemetry: debug, root: warn}}");

        assertThat(none.environment("LOG_LEVELS_FILE")).isEqualTo(some.environment("LOG_LEVELS_FILE"));
        assertThat(some.environment("AUDIT_LOG")).hasValue("stderr");
        assertThat(none.pod().getVolumes()).isEqualTo(some.pod().getVolumes());
        assertThat(none.all(ConfigMap.class)).isEmpty();
        assertThat(some.all(ConfigMap.class)).singleElement().satisfies(map -> {
            assertThat(map.getMetadata().getName()).isEqualTo("ringcentral-okta-operator-logging");
            assertThat(map.getData())
                    .containsExactly(Map.entry(
                            "levels.properties", "dev.ringcentralokta.operator.telemetry=debug\nroot=warn\n"));
        });
    }

    @Test
    void watchesAllNamespacesByDefault() {
        assertThat(InstallFiles.render("").environment("WATCH_NAMESPACES")).hasValue("");
    }

    @Test
    void isGivenMoreTimeToEndThanTheProcessTakes() {
        Manifests manifests = InstallFiles.render("shutdownTimeout: 45");

        assertThat(manifests.environment("SHUTDOWN_TIMEOUT")).hasValue("45");
        assertThat(manifests.pod().getTerminationGracePeriodSeconds()).isEqualTo(55);
    }

    @Test
    void mountsTheTrustedCaWhereTheProcessLooksForIt() {
        Manifests manifests = InstallFiles.render("trustedCa: {configMapName: corporate-ca, key: bundle.pem}");

        String file = manifests.environment("TRUSTED_CA_FILE").orElseThrow();
        assertThat(manifests.container().getVolumeMounts())
                .filteredOn("name", "trusted-ca")
                .singleElement()
                .satisfies(mount -> assertThat(file).isEqualTo(mount.getMountPath() + "/bundle.pem"));
        assertThat(manifests.pod().getVolumes())
                .filteredOn("name", "trusted-ca")
                .singleElement()
                .satisfies(volume -> assertThat(volume.getConfigMap().getName()).isEqualTo("corporate-ca"));
    }
}
