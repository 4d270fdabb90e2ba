package dev.ringcentralokta.operator.scenario;

import static dev.ringcentralokta.operator.scenario.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code provisioner: Operator} imports people from RingCentral: Jane, Omar and Hannah are in Okta, Rita and the administrator are not. */
class ImportsTest {

    private static final String INTEGRATION = Manifests.INTEGRATION + "  provisioning: {provisioner: Operator}\n";

    private static final String SETTINGS =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: ProvisioningSettings
            metadata: {name: settings}
            spec:
              integrationRef: {name: ringcentral}
              attributeMappings:
              - {direction: ToOkta, target: title, expression: appuser.title}
              toOkta:
            """;

    private static final String NIGHTLY = SETTINGS + "    schedule: {full: '0 3 * * *'}\n";

    private final World world = World.start().withSecrets();
    private final RunningClock clock = new RunningClock();
    private int asked;

    @AfterEach
    void close() {
        world.close();
    }

    private void start(String settings) {
        world.withOperator(clock);
        world.apply(INTEGRATION);
        world.apply(settings);
    }

    private void annotate(String annotation, String value) {
        world.edit(ProvisioningSettings.class, World.NAMESPACE, "settings", settings -> {
            Map<String, String> annotations = new HashMap<>(
                    Optional.ofNullable(settings.getMetadata().getAnnotations()).orElse(Map.of()));
            annotations.put(annotation, value);
            settings.getMetadata().setAnnotations(annotations);
        });
    }

    /** A person asks for an import, and waits for the answer. */
    private void askForAnImport() {
        String value = "import " + ++asked;
        annotate(Annotations.IMPORT_REQUESTED_AT, value);
        eventually().untilAsserted(() -> assertThat(imports().map(ImportStatus::lastHandledImportAt))
                .contains(value));
    }

    private void look() {
        String value = "look " + ++asked;
        annotate(Annotations.RECONCILE_REQUESTED_AT, value);
        eventually().untilAsserted(() -> assertThat(status().lastHandledReconcileAt())
                .isEqualTo(value));
    }

    private ProvisioningSettingsStatus status() {
        return world.get(ProvisioningSettings.class, "settings").getStatus();
    }

    private Optional<ImportStatus> imports() {
        return Optional.ofNullable(status()).map(ProvisioningSettingsStatus::imports);
    }

    private Condition says(String reason, String... words) {
        eventually().untilAsserted(() -> assertThat(toOkta()).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).as(condition.message()).isEqualTo(reason);
            assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(condition.message()).contains(word));
        }));
        return toOkta().orElseThrow();
    }

    private Optional<Condition> toOkta() {
        return world.condition(
                ProvisioningSettings.class, "settings", ProvisioningSettingsStatus::conditions, "ToOktaSynced");
    }

    private String ready() {
        return world.ready(ProvisioningSettings.class, "settings");
    }

    private Optional<User> user(String login) {
        return world.asAnotherTool(okta -> okta.users().byLogin(login));
    }

    private String title(String login) {
        return Objects.toString(user(login).orElseThrow().profile().get("title"), "");
    }

    private ConfigMap review() {
        return world.get(ConfigMap.class, "ringcentral-import-review");
    }

    private String idOf(String email) {
        return Long.toString(
                world.ringCentral.account().user(email).orElseThrow().id());
    }

    @Test
    void importsAsAPersonAsks() {
        // Given settings without a schedule: nothing happens by itself, and nothing is wrong
        start(SETTINGS + "    match: {exactOn: Email}\n");
        says("NoImportYet", "No import is scheduled", "import-requested-at=$(date +%s)");
        eventually().untilAsserted(() -> assertThat(ready()).isEqualTo("True"));
        assertThat(title("jane@acme.com")).isEmpty();

        // When a person asks
        askForAnImport();

        // Then who is in Okta is linked and has what is mapped, and a person is asked about the others
        says("PeopleToConfirm", "2 people wait for your decision (2 NewUnconfirmed)", "3 people", "linked: 3");
        assertThat(title("jane@acme.com")).isEqualTo("Account Executive");
        assertThat(user("rita@acme.com")).isEmpty();
        assertThat(status().manualSteps())
                .anySatisfy(step -> assertThat(step.what()).contains("2 people", "ringcentral-import-review"));
        assertThat(review().getData().get("waiting")).contains(idOf("rita@acme.com") + "\tNewUnconfirmed\t");
        assertThat(world.events("OktaUserUpdated")).isNotEmpty().allSatisfy(event -> assertThat(event.getMessage())
                .doesNotContain("Account"));

        // When the person decides and asks once more
        world.edit(ConfigMap.class, World.NAMESPACE, "ringcentral-import-review", map -> {
            map.getData().put(idOf("rita@acme.com"), "create");
            map.getData().put(idOf("admin@acme.com"), "ignore");
        });
        askForAnImport();

        // Then it is done, and nothing is left to decide
        says("Synced", "made by this import: 1");
        assertThat(user("rita@acme.com"))
                .hasValueSatisfying(rita -> assertThat(rita.status()).isEqualTo("STAGED"));
        assertThat(status().manualSteps()).isEmpty();
        eventually().untilAsserted(() -> assertThat(ready()).isEqualTo("True"));

        // And quiet looks write nothing anywhere
        int calls = world.okta.calls().calls().size();
        ProvisioningSettingsStatus before = status();
        int oktaWrites = world.oktaWrites().size();
        eventually().until(() -> world.okta.calls().calls().size() > calls + 4);
        assertThat(status()).isEqualTo(before);
        assertThat(world.oktaWrites()).hasSize(oktaWrites);
    }

    @Test
    void importsByTheScheduleAndMakesUpForWhatItMissed() {
        start(NIGHTLY + "    match: {autoConfirmNew: true, autoActivateNew: true}\n");
        says("NoImportYet", "The next import is due at ");
        Instant due = Instant.parse(imports().orElseThrow().nextImportTime());
        assertThat(user("rita@acme.com")).isEmpty();

        // When the time comes while the operator is away
        world.stopOperator();
        clock.pass(Duration.between(clock.instant(), due).plusHours(1));
        world.withOperator(clock);

        // Then it is made up for once
        says("Synced", "made by this import: 2");
        assertThat(user("rita@acme.com"))
                .hasValueSatisfying(rita -> assertThat(rita.status()).isEqualTo("PROVISIONED"));
        ImportStatus done = imports().orElseThrow();
        assertThat(Instant.parse(done.lastImportTime())).isAfterOrEqualTo(due);
        assertThat(Instant.parse(done.nextImportTime())).isEqualTo(due.plus(Duration.ofDays(1)));
        look();
        assertThat(imports()).contains(done);
    }

    @Test
    void anImportThatIsInterruptedGoesOn() {
        // Given an Okta that fails as soon as somebody is to be made
        world.okta.faults().inject("POST", "/api/v1/users", 99, new Faults.Status(503, ""));
        start(SETTINGS + "    match: {autoConfirmNew: true}\n");
        annotate(Annotations.IMPORT_REQUESTED_AT, "now");
        eventually().untilAsserted(() -> assertThat(world.okta.calls().calls())
                .anyMatch(call -> call.method().equals("POST") && call.path().startsWith("/api/v1/users?")));
        assertThat(imports().map(ImportStatus::lastHandledImportAt)).isEmpty();

        // When the operator is started anew, and Okta is well again
        world.stopOperator();
        world.okta.faults().clear();
        world.withOperator(clock);

        // Then the import gets to its end, and everybody is there once
        eventually().untilAsserted(() -> assertThat(imports().map(ImportStatus::lastHandledImportAt))
                .contains("now"));
        says("Synced");
        assertThat(user("rita@acme.com")).isPresent();
        assertThat(user("admin@acme.com")).isPresent();
    }

    @Test
    void observesWhatItWouldDo() {
        world.withOperator(clock);
        world.apply(INTEGRATION);
        eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));
        world.apply(INTEGRATION + "  managementPolicy: Observe\n");
        int writes = world.oktaWrites().size();

        world.apply(SETTINGS + "    match: {autoConfirmNew: true}\n");

        says("DriftDetected", "Observe");
        assertThat(status().drift())
                .extracting(drift -> drift.path() + ": " + drift.desired())
                .contains("RingCentral person " + idOf("rita@acme.com")
                        + ": Create, staged: email, firstName, lastName, login, title")
                .contains("RingCentral person " + idOf("jane@acme.com") + ": Link to "
                        + world.okta.org().userId("jane@acme.com"));
        assertThat(world.oktaWrites()).hasSize(writes);
        assertThat(user("rita@acme.com")).isEmpty();
    }

    @Test
    void bringsGroupsWithWhoIsLinked() {
        start(SETTINGS + "    match: {exactOn: Email}\n");
        says("NoImportYet");

        askForAnImport();

        // Then departments are groups in Okta, with those of their people who are users there
        says("PeopleToConfirm", "groups of RingCentral are in Okta; made: ");
        assertThat(membersOf("RingCentral department: Sales"))
                .containsExactlyInAnyOrder(
                        world.okta.org().userId("jane@acme.com"),
                        world.okta.org().userId("omar@acme.com"));
        // And the group that the org had by that name is as it was
        assertThat(world.okta.org().groupIds("Sales")).hasSize(1);

        // When groups are switched off, and somebody changes department
        world.apply(INTEGRATION.replace("{provisioner: Operator}", "{provisioner: Operator, importGroups: false}"));
        int writes = world.oktaWrites().size();
        askForAnImport();

        // Then nothing is touched
        assertThat(toOkta().orElseThrow().message()).doesNotContain("groups");
        assertThat(world.oktaWrites()).hasSize(writes);
    }

    @Test
    void whoGotTheLineOfSomebodyElseBringsThatUserIntoNoGroup() {
        start(SETTINGS + "    match: {exactOn: Email}\n");
        says("NoImportYet");
        askForAnImport();
        String jane = world.okta.org().userId("jane@acme.com");
        assertThat(membersOf("RingCentral department: Sales")).contains(jane);

        // When Jane leaves RingCentral, and her line, and its id with it, goes to Carl of another department
        String line = idOf("jane@acme.com");
        world.ringCentral.account().unassign(Long.parseLong(line));
        RingCentralSeed.seat(
                world.ringCentral.account(),
                Contact.of("Carl", "Jensen", "carl@acme.com", "Counsel", "Legal"),
                ExtensionStatus.Enabled);
        assertThat(idOf("carl@acme.com")).isEqualTo(line);
        askForAnImport();

        // Then he waits for a decision, and her user is in no group of his
        says("PeopleNotImported", "1 Refused");
        assertThat(membersOf("RingCentral department: Legal")).doesNotContain(jane);
    }

    @Test
    void whatCameOfTheLastImportIsToldAgainOnceSomethingElseIsMended() {
        String settings = SETTINGS + "    match: {exactOn: Email}\n";
        start(settings);
        says("NoImportYet");
        askForAnImport();
        says("PeopleToConfirm");

        world.apply(settings + "    userNameFormat: Custom\n    userNameExpression: user.login\n");
        says("RequestRefused");
        world.apply(settings + "    userNameFormat: Email\n");

        says("PeopleToConfirm", "2 people wait for your decision");
    }

    @Test
    void namesTheScopeThatGroupsNeed() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        world.withSecretsOfServiceApp(key, "okta.users.manage");
        start(SETTINGS + "    match: {}\n");
        says("NoImportYet");

        annotate(Annotations.IMPORT_REQUESTED_AT, "now");

        // Then people are imported all the same, and the rest as soon as the scope is there
        says("PermissionDenied", "misses the scopes okta.groups.manage");
        assertThat(title("jane@acme.com")).isEqualTo("Account Executive");
        assertThat(imports().map(ImportStatus::lastHandledImportAt)).isEmpty();
    }

    private List<String> membersOf(String group) {
        return world.okta.org().groupIds(group).stream()
                .flatMap(id -> world.asAnotherTool(okta -> okta.groups().members(id)).stream())
                .toList();
    }

    @Test
    void neverBesideOkta() {
        start(SETTINGS + "    match: {}\n");
        says("NoImportYet");
        String appId = world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();

        world.okta.adminConsole().configureApiIntegration(appId, true, true);
        annotate(Annotations.IMPORT_REQUESTED_AT, "now");

        says("WaitingForProvisioning", "IMPORT_", "imported until it is off");
        assertThat(title("jane@acme.com")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheManifest() {
        start(SETTINGS.replace("appuser.title", "appuser.shoeSize")
                + "    schedule: {full: '0 3 * * *', timeZone: Europe/Atlantis}\n"
                + "    userNameFormat: Custom\n"
                + "    userNameExpression: user.login\n");

        annotate(Annotations.IMPORT_REQUESTED_AT, "now");

        says("RequestRefused", "Europe/Atlantis", "userNameExpression", "Nobody is imported until then");
        assertThat(world.condition(
                        ProvisioningSettings.class,
                        "settings",
                        ProvisioningSettingsStatus::conditions,
                        "AttributeMappingsSynced"))
                .hasValueSatisfying(condition -> assertThat(condition.message()).contains("appuser.shoeSize"));
        assertThat(imports().map(ImportStatus::lastHandledImportAt)).isEmpty();
    }

    @Test
    void namesTheScopeThatImportsNeed() throws Exception {
        // Given a service app with what everything else needs
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        world.withSecretsOfServiceApp(key);
        start(SETTINGS + "    match: {}\n");
        says("NoImportYet");

        annotate(Annotations.IMPORT_REQUESTED_AT, "now");

        says("PermissionDenied", "misses the scopes okta.users.manage");
        eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));
    }
}
