package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.ConnectionProfile;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} writes is what is there: the operator that is given it finds nothing to do. */
class ExportTest {

    private static final List<String> NASTY_LOGINS = List.of(
            "o'neil+ring.central@acme.com",
            "JOHN.Doe@acme.com",
            "lucía@acme.com",
            "12:30",
            "yes",
            "- dash: #1@acme.com",
            "a/b@acme.com",
            "quote\"back\\slash@acme.com");

    private static final List<String> NASTY_GROUPS =
            List.of("Sales: \"EMEA\" #1", "null", "1_000", "R&D / Größe", " padded ", "{flow: style}");

    private World world = World.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsExportedIsInPlaceAndStaysUntouched() {
        // Given an app that people set up by hand, with settings, people and groups of all kinds
        String app = handMade();
        NASTY_LOGINS.forEach(login -> assign(app, login));
        NASTY_GROUPS.forEach(group -> assignGroup(app, world.okta.org().addGroup(group, GroupType.OKTA_GROUP)));
        world.okta.org().groupIds("Contractors").forEach(group -> assignGroup(app, group));
        assignGroup(app, world.okta.org().groupIds("Sales").get(0));
        world.okta.calls().clear();

        // When it is exported
        Cli.Run export = export();

        // Then nothing but reads has reached Okta, people who are in by a group only are not in it, and no secret is
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(world.oktaWrites()).isEmpty();
        assertThat(export.out())
                .contains(
                        "managementPolicy: Observe",
                        "adoption: AdoptOnly",
                        "id: \"" + app + "\"",
                        "name: \"Sales: \\\"EMEA\\\" #1\"")
                .doesNotContain("omar@acme.com", world.oktaToken());
        assertThat(export.err()).contains("9 groups and 8 people", "people have it by a group only");

        // When it is applied as it is
        world.withSecrets().withOperator();
        world.apply(export.out());

        // Then everything is Ready without drift, and Okta was not written to
        awaitReady(RingCentralIntegration.class, 1);
        awaitReady(ProvisioningSettings.class, 1);
        awaitReady(AppAssignment.class, 17);
        assertThat(world.get(RingCentralIntegration.class, "ringcentral")
                        .getStatus()
                        .drift())
                .isEmpty();
        assertThat(world.get(ProvisioningSettings.class, "ringcentral")
                        .getStatus()
                        .drift())
                .isEmpty();
        assertThat(world.oktaWrites()).isEmpty();

        // And not even where the operator may write
        world.edit(RingCentralIntegration.class, World.NAMESPACE, "ringcentral", integration -> integration
                .getMetadata()
                .setAnnotations(Map.of("touched", "yes")));
        world.apply(export.out().replace("managementPolicy: Observe", "managementPolicy: Manage"));
        World.eventually().untilAsserted(() -> {
            RingCentralIntegration managed = world.get(RingCentralIntegration.class, "ringcentral");
            assertThat(managed.getStatus().observedGeneration())
                    .isEqualTo(managed.getMetadata().getGeneration());
        });
        awaitReady(AppAssignment.class, 17);
        assertThat(world.oktaWrites()).isEmpty();

        // And the next export is the same to the last byte
        assertThat(export().out()).isEqualTo(export.out());
    }

    @Test
    void whatTheProvisioningApiShowsIsExportedToo() throws IOException, JOSEException {
        // Given an org whose API shows provisioning, an app with passwords, and a service app to read with
        world.close();
        world = World.startWithProvisioningApi();
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        world.withSecretsOfServiceApp(key);
        String app = world.addApp("RingCentral");
        click(app, body -> {
            body.put("signOnMode", "BROWSER_PLUGIN");
            body.withObject("/credentials").put("scheme", "EDIT_PASSWORD_ONLY");
            body.withObject("/credentials/userNameTemplate")
                    .put("template", "user.email")
                    .put("type", "CUSTOM");
            body.withObject("/visibility").put("autoLaunch", true);
        });
        world.asAnotherTool(okta -> okta.provisioning().enable(app, new ConnectionProfile.OAuth2()));
        world.okta.adminConsole().authorizeConnection(app);
        world.asAnotherTool(okta -> okta.provisioning().activate(app));
        world.okta.adminConsole().toApp(app, true, false, true);
        assign(app, "jane@acme.com");
        world.okta.calls().clear();

        // When it is exported with what each assignment has, into a folder
        Map<String, String> environment = serviceApp(key);
        Cli.Run export = Cli.run(
                environment,
                "export",
                "--org-url",
                world.okta.url().toString(),
                "--trusted-ca-file",
                world.authority().toString(),
                "--with-profiles",
                "--out",
                folder.toString());

        // Then the only writes are those to the token endpoint
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(world.oktaWrites()).isEmpty();
        Map<String, String> files = files();
        assertThat(files)
                .containsOnlyKeys(
                        "integration.yaml",
                        "provisioning-settings.yaml",
                        "assignments.yaml",
                        "kustomization.yaml",
                        "secret.example.yaml");
        assertThat(files.get("provisioning-settings.yaml"))
                .contains("updateUserAttributes: false", "toOkta:", "exactOn:");
        assertThat(files.get("assignments.yaml")).contains("userName: jane@acme.com", "profile:", "department: Sales");
        assertThat(files.toString()).doesNotContain("PRIVATE KEY-----\n" + "M", environment.get("OKTA_PRIVATE_KEY"));

        // When the folder is applied, Then everything is Ready, and nothing was written
        world.withOperator();
        Stream.of("integration.yaml", "provisioning-settings.yaml", "assignments.yaml")
                .forEach(name -> world.apply(files.get(name)));
        awaitReady(RingCentralIntegration.class, 1);
        awaitReady(ProvisioningSettings.class, 1);
        awaitReady(AppAssignment.class, 1);
        assertThat(world.oktaWrites()).isEmpty();

        // And nobody's edits are overwritten unasked; asked, the files stay the same
        assertThat(Cli.run(environment, exportTo(folder)).err())
                .contains("--overwrite")
                .contains("integration.yaml");
        Cli.run(environment, exportTo(folder, "--with-profiles", "--overwrite"));
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void thousandsCostACallForEachPage() {
        // Given 1,100 people and 250 groups who have the app
        String app = world.addApp("RingCentral");
        String everybody = world.okta.org().addGroup("Crowd", GroupType.OKTA_GROUP);
        IntStream.range(0, 1_100).forEach(i -> {
            String login = "person-" + i + "@acme.com";
            world.okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
            world.okta.org().addMember(everybody, login);
        });
        world.asAnotherTool(okta -> {
            okta.appGroups().put(app, everybody, null, Map.of());
            IntStream.range(1, 250).forEach(i -> okta.appGroups()
                    .put(app, world.okta.org().addGroup("g" + i, GroupType.OKTA_GROUP), null, Map.of()));
            return app;
        });
        World.eventually().until(() -> world.okta.org().appUserList(app).size() == 1_100);
        world.okta.calls().clear();

        // When it is exported
        Cli.Run export = export();

        // Then each page of people and of groups is read once, and a hundred names are looked up at a time
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(export.out()).contains("name: g249").contains("priority: 100");
        assertThat(calls("/apps/" + app + "/users")).isEqualTo(3);
        assertThat(calls("/apps/" + app + "/groups")).isEqualTo(2);
        assertThat(calls("/api/v1/groups?")).isEqualTo(3);
        assertThat(world.okta.calls().calls()).hasSize(8 + 7);
    }

    @Test
    void whatCannotBeDoneIsSaidInALine() {
        // Given an org without the app, Then that is said
        assertThat(export()).isEqualTo(failing("the org has no app of the catalogue entry 'ringcentral'"));

        // Given two of them, Then they are told with what tells them apart
        String one = world.addApp("RingCentral");
        String other = world.addApp("RingCentral UK");
        assertThat(export().err()).contains("--app-id", one, other, "'RingCentral UK'");
        assertThat(export("--app-id", other).out()).contains("label: RingCentral UK");

        // Given a token that Okta does not take, Then the message says what to do and does not tell it
        Cli.Run refused = Cli.run(Map.of("OKTA_API_TOKEN", "wrong-token-xyz"), command());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("create a new one").doesNotContain("wrong-token-xyz");
        assertThat(refused.out()).isEmpty();

        // Given no credentials, or a host that is no org
        assertThat(Cli.run(Map.of(), command()).err()).contains("OKTA_API_TOKEN", "OKTA_PRIVATE_KEY_FILE");
        assertThat(Cli.run(
                                environment(),
                                "export",
                                "--org-url",
                                world.ringCentral.url().toString(),
                                "--trusted-ca-file",
                                world.authority().toString())
                        .err())
                .contains("is not an Okta org");
        assertThat(Cli.run(environment(), "export", "--org-url", "https://acme.okta.com/app")
                        .code())
                .isEqualTo(64);
        assertThat(world.oktaWrites())
                .filteredOn(call -> !call.path().equals("/api/v1/apps?activate=true"))
                .isEmpty();
    }

    /** An app as people set it up: with values of their own wherever a manifest has a word for them, and where not. */
    private String handMade() {
        String app = world.addApp("RingCentral – \"EU\"");
        edit(app, body -> {
            body.withObject("/visibility/hide").put("iOS", true);
            body.withObject("/credentials/userNameTemplate").put("userSuffix", ".ring");
            body.withObject("/settings/notes").put("admin", "Do not touch!\nAsk: telephony # first");
            body.withObject("/settings/app").put("brand", "1210");
            body.withObject("/settings/signOn").put("audienceOverride", "https://sso.ringcentral.com");
        });
        world.doManualSteps(app);
        world.okta.adminConsole().toApp(app, true, true, false);
        world.okta
                .adminConsole()
                .mapAttribute(app, true, "department", "user.division + \" / \" + user.department", false);
        return app;
    }

    /** In the Admin Console, of which the vendor's document of the API says nothing. */
    private void click(String app, Consumer<ObjectNode> change) {
        ObjectNode body =
                world.asAnotherTool(okta -> okta.apps().get(app).orElseThrow()).json();
        change.accept(body);
        world.okta.adminConsole().editApp(app, body);
    }

    private void edit(String app, Consumer<ObjectNode> change) {
        world.asAnotherTool(okta -> {
            ObjectNode body = okta.apps().get(app).orElseThrow().json();
            change.accept(body);
            return okta.apps().replace(app, body);
        });
    }

    private void assign(String app, String login) {
        if (!login.equals("jane@acme.com")) {
            world.okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
        }
        world.asAnotherTool(okta -> okta.appUsers().assign(app, world.okta.org().userId(login), null, Map.of()));
    }

    private void assignGroup(String app, String group) {
        world.asAnotherTool(okta -> okta.appGroups().put(app, group, null, Map.of()));
    }

    private Cli.Run export(String... options) {
        return Cli.run(
                environment(),
                Stream.concat(Stream.of(command()), Stream.of(options)).toArray(String[]::new));
    }

    private String[] command() {
        return new String[] {
            "export",
            "--org-url",
            world.okta.url().toString(),
            "--trusted-ca-file",
            world.authority().toString()
        };
    }

    private String[] exportTo(Path out, String... options) {
        return Stream.of(Stream.of(command()), Stream.of("--out", out.toString()), Stream.of(options))
                .flatMap(parts -> parts)
                .toArray(String[]::new);
    }

    private Map<String, String> environment() {
        return Map.of("OKTA_API_TOKEN", world.oktaToken());
    }

    private static Map<String, String> serviceApp(ECKey key) {
        return Map.of(
                "OKTA_CLIENT_ID",
                "0oaserviceapp",
                "OKTA_PRIVATE_KEY",
                key.toJSONString(),
                "OKTA_KEY_ID",
                key.getKeyID());
    }

    private static Cli.Run failing(String message) {
        return new Cli.Run(
                1,
                "",
                "error: " + message + ": give the app's id with --app-id, as in its address in the Admin Console\n");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private long calls(String part) {
        return world.okta.calls().calls().stream()
                .map(CallLog.Call::path)
                .filter(path -> path.contains(part))
                .count();
    }

    private void awaitReady(Class<? extends HasMetadata> kind, int count) {
        World.eventually().untilAsserted(() -> {
            List<? extends HasMetadata> all = world.client
                    .resources(kind)
                    .inNamespace(World.NAMESPACE)
                    .list()
                    .getItems();
            assertThat(all).hasSize(count);
            assertThat(all).allSatisfy(object -> assertThat(
                            world.ready(kind, object.getMetadata().getName()))
                    .as(object.getMetadata().getName())
                    .isEqualTo("True"));
        });
        assertThat(world.client
                        .resources(kind)
                        .inNamespace(World.NAMESPACE)
                        .list()
                        .getItems())
                .allSatisfy(object -> assertThat(drift(object)).isEmpty());
    }

    private JsonNode drift(HasMetadata object) {
        return world.client
                .getKubernetesSerialization()
                .convertValue(object, JsonNode.class)
                .path("status")
                .path("drift");
    }
}
