package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.CallLog;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds in a world that works, and in one where something is missing; it only reads. */
class DoctorTest {

    private static World world = World.start().withSecrets();
    private static List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void workForAWhile() {
        world.withOperator();
        world.apply(Manifests.INTEGRATION.replace("spec:", "spec:\n  provisioning: {enabled: false}"));
        world.apply(Manifests.JANE);
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "ringcentral")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "jane")).isEqualTo("True");
        });
        world.stopOperator(); // so that every call from now on is the doctor's
    }

    @BeforeEach
    void begin() {
        world.okta.calls().clear();
        world.ringCentral.calls().clear();
        world.kubernetes.calls().clear();
    }

    @AfterEach
    void nothingWasWritten() {
        Stream.of(world.okta.calls(), world.ringCentral.calls(), world.kubernetes.calls())
                .flatMap(log -> log.calls().stream())
                .filter(CallLog.Call::writes)
                .filter(call -> !call.path().startsWith("/oauth2/v1/token"))
                .forEach(call -> assertThat(call).isNull());
    }

    @AfterAll
    static void noSecretWasTold() {
        KnownSecrets secrets = new KnownSecrets();
        secrets.addAllOf(world);
        assertThat(secrets.toldBy(told)).isEmpty();
        world.close();
    }

    @Test
    void allIsWell() throws IOException {
        // Given a world that works, When the doctor looks at the cluster
        Secret before = token();
        Cli.Run run = doctor();

        // Then everything is ok, with what was found
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).doesNotContain("failed  ", "warning  ");
        assertThat(found(run, "Custom resources")).contains("with all fields of this version");
        assertThat(found(run, "Okta Secret")).contains("an API token");
        assertThat(found(run, "Okta org")).contains(world.okta.url().toString(), "Identity Engine");
        assertThat(found(run, "Okta app")).contains("'RingCentral' (0oa", "ACTIVE", "SAML_2_0");
        assertThat(found(run, "Okta provisioning")).contains("is off", "as declared");
        assertThat(found(run, "Okta rate limits")).contains("/api/v1/apps", "1 assignment takes a minute at most");
        assertThat(found(run, "RingCentral session")).contains("signed in until");
        assertThat(found(run, "RingCentral account")).contains("account ");
        assertThat(found(run, "Directory Integration")).contains("SCIM");
        // And the operator's session is as it was, and used for two reads
        assertThat(token()).isEqualTo(before);
        assertThat(world.ringCentral.calls().calls()).hasSize(3);
    }

    @Test
    void programsReadJson() throws IOException {
        // When JSON is asked for, Then it has each check with its outcome
        JsonNode json = new ObjectMapper().readTree(doctor("-o", "json").out());
        assertThat(json.path("examinations").path(0).path("of").asText()).isEqualTo("cluster");
        assertThat(json.path("examinations")
                        .path(1)
                        .path("checks")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("ok");
        assertThat(json.path("summary").path("failed").asInt(-1)).isZero();
    }

    @Test
    void revokedTokenIsFound() throws IOException {
        // Given a token that Okta takes no longer
        Cli.Run run = doctor(
                "-f",
                manifests(
                        integration(world.okta.url().toString()),
                        oktaSecret("revoked-token-1"),
                        ringCentralSecret("")));

        // Then that is a problem with what to do, and what depends on it is not looked at
        assertThat(run.code()).isEqualTo(2);
        assertThat(found(run, "Okta rights")).startsWith("failed").contains("401");
        assertThat(run.out()).contains("→ ", "create a new one").doesNotContain("revoked-token-1");
        assertThat(found(run, "Okta app")).startsWith("not looked at");
    }

    @Test
    void missingScopeIsNamed() throws IOException, JOSEException {
        // Given a service app that was not granted one of the scopes
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        world.okta
                .org()
                .registerServiceApp(
                        "0oadoctor",
                        key.toPublicJWK().toJSONString(),
                        Set.of("okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.logs.read"));
        String secret = secret("okta-api", Map.of("clientId", "0oadoctor", "privateKey", key.toJSONString()));

        // When the doctor looks
        Cli.Run run = doctor("-f", manifests(integration(world.okta.url().toString()), secret, ringCentralSecret("")));

        // Then it is named, and with it where it is granted
        assertThat(run.code()).isEqualTo(2);
        assertThat(found(run, "Okta Secret")).contains("the service app 0oadoctor");
        assertThat(run.out())
                .contains("okta.profileMappings.manage", "Okta API Scopes")
                .doesNotContain(key.getD().toString());

        // And granted all, the scopes are told
        world.okta
                .org()
                .registerServiceApp(
                        "0oadoctor",
                        key.toPublicJWK().toJSONString(),
                        Set.of(
                                "okta.apps.manage",
                                "okta.users.read",
                                "okta.groups.read",
                                "okta.profileMappings.manage"));
        run = doctor("-f", manifests(integration(world.okta.url().toString()), secret, ringCentralSecret("")));
        assertThat(found(run, "Okta rights")).startsWith("ok").contains("okta.profileMappings.manage");
        assertThat(found(run, "Okta System Log")).startsWith("warning");
        assertThat(run.out()).contains("okta.logs.read");
    }

    @Test
    void importsNeedScopesOfTheirOwn() throws IOException, JOSEException {
        // Given an operator that is to import people, by a service app that may not change any
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-2").generate();
        world.okta
                .org()
                .registerServiceApp(
                        "0oaimports",
                        key.toPublicJWK().toJSONString(),
                        Set.of(
                                "okta.apps.manage",
                                "okta.users.read",
                                "okta.groups.read",
                                "okta.profileMappings.manage",
                                "okta.logs.read"));
        String importing = integration(world.okta.url().toString())
                .replace("spec:", "spec:\n  provisioning: {provisioner: Operator}");
        String settings = Manifests.SETTINGS
                .replace("{name: settings}", "{name: settings, namespace: files}")
                .replace("{name: ringcentral}", "{name: elsewhere}")
                .replace("  toApp:", "  toOkta: {}\n  toApp:");
        String secret = secret("okta-api", Map.of("clientId", "0oaimports", "privateKey", key.toJSONString()));

        // When the doctor looks, Then the scopes are named, and all else is looked at
        Cli.Run run = doctor("-f", manifests(importing, settings, secret, ringCentralSecret("")));
        assertThat(run.code()).isEqualTo(2);
        assertThat(found(run, "Okta rights to import")).startsWith("failed");
        assertThat(run.out()).containsOnlyOnce("misses the scopes okta.users.manage, okta.groups.manage");
        assertThat(found(run, "Okta rights")).startsWith("ok");
        assertThat(found(run, "Okta app")).startsWith("ok");
        assertThat(found(run, "RingCentral limits")).contains("10 changes of people a minute");
    }

    @Test
    void missingKeysOfSecretsAreNamed() throws IOException {
        // Given Secrets that lack something
        Cli.Run run = doctor(
                "--no-cluster",
                "-f",
                manifests(
                        integration(world.okta.url().toString()),
                        secret("okta-api", Map.of("clientId", "0oa1")),
                        ringCentralSecret("jwt")));

        // Then both are told, without asking anybody
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains("clientId but no private key")
                .contains("missing: jwt")
                .contains("SecretMalformed");
        assertThat(found(run, "Kubernetes API")).startsWith("not looked at");
        assertThat(world.okta.calls().calls()).isEmpty();
    }

    @Test
    void hostsThatDoNotAnswerAreToldApart() throws IOException {
        // Given orgs that are not there, or not orgs
        Cli.Run closed = doctor(
                "--no-cluster",
                "-f",
                manifests(integration("https://127.0.0.1:1"), oktaSecret("t"), ringCentralSecret("")));
        Cli.Run unknown = doctor(
                "--no-cluster",
                "-f",
                manifests(integration("https://acme.invalid"), oktaSecret("t"), ringCentralSecret("")));
        Cli.Run other = doctor(
                "--no-cluster",
                "-f",
                manifests(integration(world.ringCentral.url().toString()), oktaSecret("t"), ringCentralSecret("")));

        // Then each is told in its own words, and the rest is not looked at
        assertThat(closed.out()).contains("Nothing accepts connections at 127.0.0.1:1");
        assertThat(unknown.out()).contains("cannot be found: check the URL");
        assertThat(other.out()).contains("is not an Okta org");
        Stream.of(closed, unknown, other).forEach(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(found(run, "Okta org")).startsWith("failed");
            assertThat(found(run, "Okta rights")).startsWith("not looked at");
        });
    }

    @Test
    void missingPermissionInRingCentralIsNamed() throws IOException {
        // Given an app that may read nothing any more
        List<String> before = world.ringCentral.developerConsole().permissions();
        world.ringCentral.developerConsole().grant(List.of("Faxes"));
        try {
            // When the doctor looks
            Cli.Run run = doctor();

            // Then RingCentral's refusal is told with what to do, and the session is left alone
            assertThat(run.code()).isEqualTo(2);
            assertThat(found(run, "RingCentral account")).startsWith("failed").contains("403");
            assertThat(run.out()).contains("→ ", "ReadAccounts");
        } finally {
            world.ringCentral.developerConsole().grant(before);
        }
    }

    @Test
    void olderDefinitionsAreFound() throws IOException {
        // Given a cluster whose definition of AppAssignment lacks a field
        var definition = world.client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("appassignments.ringcentral-okta.dev");
        CustomResourceDefinition current = definition.get();
        definition.edit(older -> {
            older.getSpec()
                    .getVersions()
                    .get(0)
                    .getSchema()
                    .getOpenAPIV3Schema()
                    .getProperties()
                    .get("spec")
                    .getProperties()
                    .remove("deletionPolicy");
            return older;
        });
        try {
            // When the doctor looks, Then it names the field, and what to install
            Cli.Run run = doctor();
            assertThat(found(run, "Custom resources"))
                    .startsWith("warning")
                    .contains("appassignments spec.deletionPolicy");
            assertThat(run.out()).contains("kubectl apply --server-side -k crds");
        } finally {
            definition.edit(older -> {
                older.setSpec(current.getSpec());
                return older;
            });
            world.kubernetes.calls().clear();
        }
    }

    @Test
    void nothingToLookAtIsSaid() throws IOException {
        Cli.Run elsewhere = doctor("-n", "elsewhere");
        assertThat(elsewhere.code()).isEqualTo(2);
        assertThat(found(elsewhere, "Kubernetes API")).startsWith("ok");
        assertThat(found(elsewhere, "Declared")).startsWith("failed");
        assertThat(elsewhere.out()).contains("→ Choose its namespace with -n");
        Cli.Run unreachable = doctor("--kubeconfig", kubeconfig("http://127.0.0.1:1"));
        assertThat(unreachable.code()).isEqualTo(2);
        assertThat(found(unreachable, "Kubernetes API")).startsWith("failed");
        assertThat(unreachable.out()).contains("→ ", "Failed to connect");
    }

    private Cli.Run doctor(String... options) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("doctor", "--trusted-ca-file", world.authority().toString()));
        all.addAll(List.of(options));
        if (Stream.of(options).noneMatch(Set.of("--no-cluster", "--kubeconfig")::contains)) {
            all.addAll(List.of("--kubeconfig", kubeconfig(world.kubernetes.url().toString())));
        }
        Cli.Run run = Cli.run(Map.of(), all.toArray(String[]::new));
        told.add(run.out());
        told.add(run.err());
        return run;
    }

    /** The line of a check, without the blanks before it. */
    private static String found(Cli.Run run, String check) {
        return run.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("  " + check + "  "))
                .collect(Collectors.joining("\n"));
    }

    private String kubeconfig(String server) throws IOException {
        String config =
                """
                apiVersion: v1
                kind: Config
                current-context: world
                contexts: [{name: world, context: {cluster: world, user: me, namespace: default}}]
                clusters: [{name: world, cluster: {server: "%s"}}]
                users: [{name: me, user: {}}]
                """
                        .formatted(server);
        return Files.writeString(folder.resolve("kubeconfig"), config).toString();
    }

    private String manifests(String... documents) throws IOException {
        return Files.writeString(folder.resolve("manifests.yaml"), String.join("---\n", documents))
                .toString();
    }

    /** Of a name that is not in the cluster. */
    private static String integration(String orgUrl) {
        return Manifests.INTEGRATION
                .replace("{name: ringcentral}\nspec", "{name: elsewhere, namespace: files}\nspec")
                .replace("$OKTA", orgUrl)
                .replace("$RINGCENTRAL", world.ringCentral.url().toString());
    }

    private static String oktaSecret(String token) {
        return secret("okta-api", Map.of("apiToken", token));
    }

    private static String ringCentralSecret(String without) {
        Map<String, String> values = Stream.of("clientId", "clientSecret", "jwt")
                .filter(key -> !key.equals(without))
                .collect(Collectors.toMap(key -> key, key -> "value-of-" + key));
        return secret("ringcentral-app", values);
    }

    private static String secret(String name, Map<String, String> values) {
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: " + name + ", namespace: files}\nstringData:\n"
                + values.entrySet().stream()
                        .map(entry -> "  " + entry.getKey() + ": '" + entry.getValue() + "'\n")
                        .collect(Collectors.joining());
    }

    private static Secret token() {
        return world.get(Secret.class, "ringcentral-ringcentral-token");
    }
}
