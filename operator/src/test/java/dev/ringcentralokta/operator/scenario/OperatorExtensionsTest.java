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
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code provisioner: Operator}: extension numbers and sites, and who comes by others, from manifest to status. */
class OperatorExtensionsTest {

    private static final String INTEGRATION = Manifests.INTEGRATION + "  provisioning: {provisioner: Operator}\n";
    private static final String SETTINGS = Manifests.SETTINGS
            + """
              - {direction: ToApp, target: extensionNumber, expression: user.costCenter}
              - {direction: ToApp, target: site, expression: user.division}
            """;

    private final World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    private void start(String integration, String settings) {
        world.withOperator();
        world.apply(integration);
        world.apply(settings);
    }

    private void wants(String login, String number, String site) {
        world.okta.org().setUserAttribute(login, "costCenter", number);
        world.okta.org().setUserAttribute(login, "division", site);
    }

    private void assign(String name) {
        world.apply(Manifests.assignment(name, "ringcentral", name + "@acme.com", "Unassign"));
    }

    private Extension account(String email) {
        Optional<Extension> account = world.ringCentral.account().user(email);
        assertThat(account).as(email).isPresent();
        return account.orElseThrow();
    }

    private Optional<AppAssignmentStatus> status(String name) {
        return Optional.ofNullable(world.get(AppAssignment.class, name).getStatus());
    }

    private void says(String condition, String reason, String... words) {
        eventually().untilAsserted(() -> assertThat(settings(condition)).hasValueSatisfying(now -> {
            assertThat(now.reason()).as(now.message()).isEqualTo(reason);
            assertThat(List.of(words)).as(now.message()).allMatch(now.message()::contains);
        }));
    }

    private Optional<Condition> settings(String condition) {
        return world.condition(
                ProvisioningSettings.class, "settings", ProvisioningSettingsStatus::conditions, condition);
    }

    private <R extends HasMetadata> void look(Class<R> kind, String name) {
        world.edit(kind, World.NAMESPACE, name, resource -> resource.getMetadata()
                .setAnnotations(Map.of(Annotations.RECONCILE_REQUESTED_AT, Long.toString(System.nanoTime()))));
    }

    @Test
    void setsNumberAndSiteAndShowsTheNumber() {
        world.ringCentral.account().addSite("87654", "Lyon");
        wants("wei@acme.com", "2001", "Lyon");
        start(INTEGRATION, SETTINGS);
        assign("wei");
        assign("priya");

        eventually().untilAsserted(() -> {
            assertThat(account("wei@acme.com").extensionNumber()).isEqualTo("2001");
            assertThat(account("wei@acme.com").siteId()).isEqualTo("87654");
        });
        shows("wei");
        // And of somebody of whom nothing is mapped, RingCentral's own
        shows("priya");
        assertThat(account("priya@acme.com").siteId()).isEqualTo(Extension.MAIN_SITE);
        says("AttributeMappingsSynced", "Synced");
        // And Okta's app user has it, by one call each
        String appId = appId();
        String wei = world.okta.org().userId("wei@acme.com");
        eventually().untilAsserted(() -> assertThat(inOkta(appId, wei)).isEqualTo("2001"));
        assertThat(world.events("UserAssignmentUpdated")).hasSize(2);
        look(ProvisioningSettings.class, "settings");
        says("ToAppSynced", "Synced");
        assertThat(world.events("UserAssignmentUpdated")).hasSize(2);
    }

    private String appId() {
        return world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();
    }

    private String inOkta(String appId, String userId) {
        return world.asAnotherTool(okta -> String.valueOf(
                okta.appUsers().get(appId, userId).orElseThrow().profile().get("extensionNumber")));
    }

    private void shows(String name) {
        eventually().untilAsserted(() -> assertThat(status(name)).hasValueSatisfying(status -> {
            Extension account = account(name + "@acme.com");
            assertThat(status.externalId()).isEqualTo(Long.toString(account.id()));
            assertThat(status.extensionNumber()).isEqualTo(account.extensionNumber());
            assertThat(status.conditions())
                    .anyMatch(condition -> condition.reason().equals("PushedToRingCentral"));
        }));
    }

    @Test
    void saysWhatAPersonHasToDo() {
        // Given a site that is not there, and an app that may not edit extensions
        wants("wei@acme.com", "2001", "Atlantis");
        world.ringCentral
                .faults()
                .inject(
                        "PUT",
                        "/extension/",
                        999,
                        new Faults.Status(
                                403,
                                """
                                {"errorCode": "CMN-401", "message": "application needs to have [EditExtensions] permission"}"""));
        start(INTEGRATION, SETTINGS);
        assign("wei");

        // Then the person is pushed, and both are told
        says(
                "AttributeMappingsSynced",
                "AppNotAllowed",
                "extensionNumber and site",
                "[EditExtensions]",
                "Developer Console");
        says("ToAppSynced", "PeopleNotPushed", "wei@acme.com", "no site", "Admin Portal");
        assertThat(account("wei@acme.com").externalId())
                .isEqualTo(world.okta.org().userId("wei@acme.com"));
        // When somebody mends them
        world.ringCentral.faults().clear();
        world.ringCentral.account().addSite("5", "Atlantis");

        says("AttributeMappingsSynced", "Synced");
        says("ToAppSynced", "Synced");
        assertThat(account("wei@acme.com").siteId()).isEqualTo("5");
    }

    @Test
    void observesThemByName() {
        start(INTEGRATION, SETTINGS);
        assign("wei");
        shows("wei");

        world.apply(INTEGRATION + "  managementPolicy: Observe\n");
        wants("wei@acme.com", "2001", "Main Site");

        says("ToAppSynced", "DriftDetected", "1 UpdateExtension");
        assertThat(world.get(ProvisioningSettings.class, "settings").getStatus().drift())
                .singleElement()
                .satisfies(drift -> assertThat(drift.path() + " " + drift.desired())
                        .isEqualTo("person wei@acme.com UpdateExtension: extensionNumber"));
    }

    @Test
    void whomOthersAssignIsPushedWithinAMinuteByOneListing() {
        // Given an operator that lists everybody once an hour, of which a minute takes three seconds here
        Clock clock = Clock.systemUTC();
        world.withOperator(clock, new Cadence(clock, wait -> wait.dividedBy(20)));
        world.apply(INTEGRATION.replace("resyncInterval: 10s", "resyncInterval: 1h"));
        world.apply(Manifests.SETTINGS);
        assign("wei");
        eventually().untilAsserted(() -> account("wei@acme.com"));
        says("ToAppSynced", "Synced");
        String appId = appId();
        String priya = world.okta.org().userId("priya@acme.com");
        long listings = listings();

        // When another tool assigns somebody
        world.asAnotherTool(okta -> okta.appUsers().assign(appId, priya, null, Map.of()));

        // Then they are pushed, by one listing
        eventually().untilAsserted(() -> account("priya@acme.com"));
        assertThat(listings()).isEqualTo(listings + 1);

        // When it assigns a group, whose members follow a while later
        String support = world.okta.org().groupIds("Support").get(0);
        world.asAnotherTool(okta -> okta.appGroups().put(appId, support, null, Map.of()));

        // Then these are pushed too, by one listing for each time that the System Log has told of them
        eventually()
                .untilAsserted(() -> List.of("hannah", "diego", "aiko").forEach(name -> account(name + "@acme.com")));
        assertThat(listings()).isBetween(listings + 2, listings + 3);
    }

    private long listings() {
        return world.okta.calls().calls().stream()
                .filter(call -> call.method().equals("GET"))
                .map(CallLog.Call::path)
                .filter(path -> path.matches("/api/v1/apps/[^/]+/users\\?.*expand=user.*"))
                .count();
    }
}
