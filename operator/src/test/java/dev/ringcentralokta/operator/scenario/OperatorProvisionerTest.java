package dev.ringcentralokta.operator.scenario;

import static dev.ringcentralokta.operator.scenario.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code provisioner: Operator}: the operator itself pushes people to RingCentral, on an org whose API can set nothing up. */
class OperatorProvisionerTest {

    private static final String INTEGRATION = Manifests.INTEGRATION + "  provisioning: {provisioner: Operator}\n";

    private final World world = World.start().withSecrets();
    private int looks;

    @AfterEach
    void close() {
        world.close();
    }

    private void start(String integration) {
        world.withOperator();
        world.apply(integration);
        world.apply(Manifests.SETTINGS);
    }

    private Optional<Condition> toApp() {
        return world.condition(
                ProvisioningSettings.class, "settings", ProvisioningSettingsStatus::conditions, "ToAppSynced");
    }

    private void says(String reason, String... words) {
        eventually().untilAsserted(() -> assertThat(toApp()).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).as(condition.message()).isEqualTo(reason);
            assertThat(List.of(words)).allMatch(condition.message()::contains);
        }));
    }

    private void ready(Class<? extends HasMetadata> kind, String name) {
        eventually().untilAsserted(() -> assertThat(world.ready(kind, name)).isEqualTo("True"));
    }

    private void annotate(String annotation, String value) {
        world.edit(ProvisioningSettings.class, World.NAMESPACE, "settings", settings -> {
            Map<String, String> annotations = new HashMap<>(
                    Optional.ofNullable(settings.getMetadata().getAnnotations()).orElse(Map.of()));
            annotations.put(annotation, value);
            settings.getMetadata().setAnnotations(annotations);
        });
    }

    /** A person asks for a look, and waits for the answer. */
    private void look() {
        String asked = "look " + ++looks;
        annotate(Annotations.RECONCILE_REQUESTED_AT, asked);
        eventually().untilAsserted(() -> assertThat(world.get(ProvisioningSettings.class, "settings")
                        .getStatus()
                        .lastHandledReconcileAt())
                .isEqualTo(asked));
    }

    private Extension account(String email) {
        return world.ringCentral.account().user(email).orElseThrow();
    }

    private void assign(String name) {
        world.apply(Manifests.assignment(name, "ringcentral", name + "@acme.com", "Unassign"));
    }

    private long heavyWrites() {
        return world.ringCentral.calls().calls().stream()
                .filter(CallLog.Call::writes)
                .filter(call -> call.path().startsWith("/scim"))
                .count();
    }

    @Test
    void fromNothingToPeopleInRingCentralWithoutAClick() {
        // When somebody who has an account, and somebody who has none, are assigned, by a group and by name
        start(INTEGRATION);
        world.apply(Manifests.SALES);
        assign("wei");

        // Then everything is ready without a person
        ready(RingCentralIntegration.class, "ringcentral");
        ready(AppAssignment.class, "sales");
        ready(AppAssignment.class, "wei");
        eventually().untilAsserted(() -> {
            assertThat(account("wei@acme.com").externalId())
                    .isEqualTo(world.okta.org().userId("wei@acme.com"));
            assertThat(account("jane@acme.com").externalId())
                    .isEqualTo(world.okta.org().userId("jane@acme.com"));
        });
        assertThat(account("wei@acme.com").contact().department()).isEqualTo("Engineering");
        eventually().untilAsserted(() -> {
            var status = world.get(AppAssignment.class, "wei").getStatus();
            assertThat(status.externalId())
                    .isEqualTo(Long.toString(account("wei@acme.com").id()));
            assertThat(status.conditions())
                    .anyMatch(condition -> condition.reason().equals("PushedToRingCentral"));
        });
        look();
        says("Synced");
        ready(ProvisioningSettings.class, "settings");
        // And who is suspended got no account
        assertThat(world.ringCentral.account().user("sam@acme.com")).isEmpty();
        // And nothing more is written
        long writes = heavyWrites();
        look();
        assertThat(heavyWrites()).isEqualTo(writes);
    }

    @Test
    void whoIsSuspendedIsDisabledAndComesBack() {
        start(INTEGRATION);
        assign("wei");
        assign("jane");
        pushed("wei@acme.com");

        world.okta.org().setUserStatus("wei@acme.com", UserStatus.SUSPENDED);
        look();
        assertThat(account("wei@acme.com").status()).isEqualTo(ExtensionStatus.Disabled);

        world.okta.org().setUserStatus("wei@acme.com", UserStatus.ACTIVE);
        look();
        assertThat(account("wei@acme.com").mayLogIn()).isTrue();
        assertThat(world.events("PersonDisabled")).hasSize(1);
    }

    private void pushed(String email) {
        eventually().untilAsserted(() -> assertThat(world.ringCentral.account().user(email))
                .isPresent());
    }

    @Test
    void tooManyWhoLeaveStayUntilAPersonReleasesThem() {
        // Given two people, and a guard that lets nobody go without a word
        start(INTEGRATION + "  removalGuard: {maxCount: 0}\n");
        assign("wei");
        assign("priya");
        assign("jane");
        pushed("wei@acme.com");
        pushed("priya@acme.com");
        String wei = world.okta.org().userId("wei@acme.com");
        String appId = world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();

        // When somebody else takes one off, and the other one is suspended
        world.asAnotherTool(okta -> okta.appUsers().unassign(appId, wei));
        world.okta.org().setUserStatus("priya@acme.com", UserStatus.SUSPENDED);
        world.delete(AppAssignment.class, "wei");
        look();

        // Then both stay, and are listed
        says("RemovalBlocked", "2 people", "ringcentral-disabling");
        assertThat(account("wei@acme.com").mayLogIn()).isTrue();
        Map<String, String> list = world.client
                .configMaps()
                .inNamespace(World.NAMESPACE)
                .withName("ringcentral-disabling")
                .require()
                .getData();
        assertThat(list.get("waiting")).contains("wei@acme.com", "priya@acme.com");

        // When a person releases the list, both are disabled
        annotate(Annotations.RELEASE_REMOVALS, String.valueOf(list.get("digest")));
        eventually().untilAsserted(() -> {
            assertThat(account("wei@acme.com").status()).isEqualTo(ExtensionStatus.Disabled);
            assertThat(account("priya@acme.com").status()).isEqualTo(ExtensionStatus.Disabled);
        });
        assertThat(account("jane@acme.com").mayLogIn()).isTrue();
        says("Synced");
    }

    @Test
    void whoHasLeftIsDeletedByPolicyOnceAPersonReleasesThem() {
        // Given settings by which who has left is deleted soon, and a guard that lets nobody go without a word
        start(INTEGRATION + "  removalGuard: {maxCount: 0, window: 1s}\n");
        world.apply(Manifests.SETTINGS.replace(
                "deactivateUsers: true}", "deactivateUsers: true, deletionPolicy: Delete, deletionGracePeriod: 1s}"));
        assign("wei");
        assign("jane");
        pushed("wei@acme.com");
        pushed("jane@acme.com");
        world.apply(Manifests.assignment("wei", "ringcentral", "wei@acme.com", "Retain"));

        // When one is deactivated in Okta
        world.okta.org().setUserStatus("wei@acme.com", UserStatus.DEPROVISIONED);
        look();
        says("RemovalBlocked", "would be disabled", "ringcentral-disabling");
        annotate(Annotations.RELEASE_REMOVALS, digest("ringcentral-disabling"));
        eventually().untilAsserted(() -> assertThat(account("wei@acme.com").status())
                .isEqualTo(ExtensionStatus.Disabled));

        // Then it takes another word to delete the account
        eventually().untilAsserted(() -> {
            look();
            says("RemovalBlocked", "1 people would be deleted", "ringcentral-deleting");
        });
        assertThat(world.ringCentral.account().user("wei@acme.com")).isPresent();
        annotate(Annotations.RELEASE_REMOVALS, digest("ringcentral-deleting"));
        eventually().untilAsserted(() -> assertThat(world.ringCentral.account().user("wei@acme.com"))
                .isEmpty());
        says("Synced");
        assertThat(world.events("PersonDeleted")).hasSize(1);
        assertThat(account("jane@acme.com").mayLogIn()).isTrue();
    }

    private String digest(String configMap) {
        return String.valueOf(world.client
                .configMaps()
                .inNamespace(World.NAMESPACE)
                .withName(configMap)
                .require()
                .getData()
                .get("digest"));
    }

    @Test
    void saysThatItCannotRemember() {
        // Given that somebody is to be disabled whom a guard keeps in, and the list of them cannot be stored
        start(INTEGRATION + "  removalGuard: {maxCount: 0}\n");
        assign("wei");
        assign("jane");
        pushed("wei@acme.com");
        look();
        says("Synced");
        world.kubernetes.faults().inject("POST", "configmaps", 999, new Faults.Status(403, ""));
        world.okta.org().setUserStatus("wei@acme.com", UserStatus.SUSPENDED);
        look();
        says("NotStored", "ringcentral-disabling", "Nobody is disabled");

        // When nothing at all can be stored
        world.kubernetes.faults().inject("PUT", "configmaps/ringcentral-provisioned", 999, new Faults.Status(403, ""));
        world.okta.org().setUserStatus("wei@acme.com", UserStatus.ACTIVE);
        assign("priya");
        look();

        // Then nobody is pushed
        says("NotStored", "ringcentral-provisioned-0", "Nobody is pushed");
        assertThat(world.ringCentral.account().user("priya@acme.com")).isEmpty();
    }

    @Test
    void aLostAnswerMakesNobodyTwice() {
        world.ringCentral.faults().inject("POST", "/scim/v2/Users", 1, new Faults.DropAfter());
        start(INTEGRATION);
        assign("wei");

        pushed("wei@acme.com");
        look();

        says("Synced");
        assertThat(world.ringCentral.account().users())
                .filteredOn(user -> "wei@acme.com".equals(user.contact().email()))
                .hasSize(1);
    }

    @Test
    void observesWhatItWouldDo() {
        // Given people who are assigned by hand, and an integration that is signed in
        String appId = world.addApp("RingCentral");
        String wei = world.okta.org().userId("wei@acme.com");
        String jane = world.okta.org().userId("jane@acme.com");
        world.asAnotherTool(okta -> List.of(
                okta.appUsers().assign(appId, wei, null, Map.of()),
                okta.appUsers().assign(appId, jane, null, Map.of())));
        world.withOperator();
        world.apply(INTEGRATION);
        ready(RingCentralIntegration.class, "ringcentral");

        // When it only observes from now on
        world.apply(INTEGRATION + "  managementPolicy: Observe\n");
        world.apply(Manifests.SETTINGS);

        // Then it lists each change, and makes none
        says("DriftDetected", "1 Adopt, 1 Create");
        assertThat(world.get(ProvisioningSettings.class, "settings").getStatus().drift())
                .anySatisfy(drift -> assertThat(drift.path() + drift.desired()).isEqualTo("person wei@acme.comCreate"))
                .anySatisfy(drift ->
                        assertThat(drift.path() + drift.desired()).startsWith("person jane@acme.comAdopt: externalId"));
        assertThat(heavyWrites()).isZero();
    }

    @Test
    void saysThatOktasProvisionerDeletesNobody() {
        // Given an app that Okta provisions
        String appId = world.addApp("RingCentral");
        world.okta.adminConsole().configureApiIntegration(appId, true, true);
        world.withOperator();
        world.apply(Manifests.INTEGRATION);

        world.apply(
                Manifests.SETTINGS.replace("deactivateUsers: true}", "deactivateUsers: true, deletionPolicy: Delete}"));

        says("RequestRefused", "deletionPolicy", "provisioner: Operator");
    }

    @Test
    void stopsWhereOktaPushesToo() {
        start(INTEGRATION);
        assign("wei");
        pushed("wei@acme.com");
        String appId = world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();

        world.okta.adminConsole().configureApiIntegration(appId, true, true);
        world.okta.adminConsole().toApp(appId, true, true, true);
        assign("priya");
        look();

        says("WaitingForProvisioning", "PUSH_NEW_USERS");
    }

    @Test
    void saysWhatItCannotDo() {
        world.withOperator();
        world.apply(INTEGRATION);
        world.apply(
                """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: ProvisioningSettings
                metadata: {name: settings}
                spec:
                  integrationRef: {name: ringcentral}
                  toApp: {syncPassword: {enabled: true}}
                  attributeMappings:
                  - {direction: ToApp, target: department, expression: "user.department +"}
                  - {direction: ToApp, target: directNumber, expression: user.extension}
                """);

        says("RequestRefused", "syncPassword", "Set enabled to false");
        // And who is assigned does not wait for settings that are not in place
        assign("wei");
        eventually().untilAsserted(() -> assertThat(
                        world.condition(AppAssignment.class, "wei", AppAssignmentStatus::conditions, "Assigned"))
                .hasValueSatisfying(condition -> assertThat(condition.status()).isEqualTo("True")));
        assertThat(world.condition(
                        ProvisioningSettings.class,
                        "settings",
                        ProvisioningSettingsStatus::conditions,
                        "AttributeMappingsSynced"))
                .hasValueSatisfying(condition ->
                        assertThat(condition.message()).contains("ToApp/department", "ToApp/directNumber"));
    }

    @Test
    void aSessionThatAPushFindsDeadIsOpenedAnewAndThePushGoesOn() {
        // Given people who are pushed, and a session that an administrator then ends
        start(INTEGRATION);
        ready(ProvisioningSettings.class, "settings");
        world.ringCentral.sessions().revokeAll();

        // When somebody else is to be pushed, long before the session would be refreshed
        assign("wei");

        // Then the push finds it out, the JWT signs in anew, and the person is there
        eventually().untilAsserted(() -> assertThat(world.ringCentral.account().user("wei@acme.com"))
                .hasValueSatisfying(account -> assertThat(account.externalId())
                        .isEqualTo(world.okta.org().userId("wei@acme.com"))));
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
        ready(RingCentralIntegration.class, "ringcentral");
    }
}
