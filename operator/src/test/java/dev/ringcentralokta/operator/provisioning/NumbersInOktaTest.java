package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Mapping;
import dev.ringcentralokta.operator.okta.MappingProperty;
import dev.ringcentralokta.operator.okta.MappingRef;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.okta.PushStatus;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The extension numbers go to Okta's app users, where the app has the attribute and nothing else fills it. */
class NumbersInOktaTest {

    private static final List<String> PEOPLE = List.of("jane", "omar", "wei", "priya");

    private final MovableClock clock = new MovableClock();
    private final OktaOptions options = OktaOptions.defaults().withGenerousLimits();
    private final SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), Clock.systemUTC());
    private final RequestLog requests = org.recordRequests();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final OktaClient okta = OktaClient.create(
            OktaClient.Settings.fixed(org.url(), new OktaCredentials.ApiToken(options.apiToken()), 100),
            transport,
            new Governor("Okta", Clock.systemUTC()),
            Clock.systemUTC());
    private final KubernetesApi kubernetes = KubernetesApi.start(0, Clock.systemUTC());
    private final KubernetesClient cluster = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(kubernetes.url().toString())
                    .build())
            .build();
    private final PushTrail trail = new PushTrail(
            new ChangeLog(new EventRecorder(cluster, clock), new SimpleMeterRegistry()), new ProvisioningSettings());
    private final NumbersInOkta numbers = new NumbersInOkta();
    private final Map<String, String> known = new HashMap<>();
    private String app = "";

    @BeforeEach
    void assign() {
        trail.resource()
                .setMetadata(new ObjectMetaBuilder()
                        .withName("settings")
                        .withNamespace("default")
                        .withUid("uid")
                        .build());
        OktaSeed.acme(org.org());
        app = okta.apps()
                .create(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "ringcentral")
                                .put("label", "RingCentral")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id();
        PEOPLE.forEach(name -> {
            String id = org.org().userId(name + "@acme.com");
            okta.appUsers().assign(app, id, null, Map.of());
            known.put(id, "20" + PEOPLE.indexOf(name));
        });
        list();
        org.calls().clear();
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
        cluster.close();
        kubernetes.close();
        RequestConformance.assertOktaDocuments(requests);
    }

    private void list() {
        numbers.listed(okta.appUsers().list(app));
    }

    private Optional<Instant> write() {
        return numbers.write(okta, app, known, trail, clock.instant());
    }

    private String inOkta(String name) {
        AppUser user =
                okta.appUsers().get(app, org.org().userId(name + "@acme.com")).orElseThrow();
        return String.valueOf(user.profile().get(NumbersInOkta.ATTRIBUTE));
    }

    private long writes() {
        return org.calls().calls().stream().filter(CallLog.Call::writes).count();
    }

    @Test
    void writesWhatDiffersOnceAndThenCallsNothing() {
        assertThat(write()).isEmpty();

        assertThat(inOkta("jane")).isEqualTo("200");
        assertThat(inOkta("priya")).isEqualTo("203");
        assertThat(writes()).isEqualTo(4);
        org.calls().clear();
        write();
        list();
        org.calls().clear();
        write();
        assertThat(org.calls().calls()).isEmpty();
        // And only what changes is written again
        known.put(org.org().userId("wei@acme.com"), "2999");
        write();
        assertThat(writes()).isEqualTo(1);
        assertThat(inOkta("wei")).isEqualTo("2999");
    }

    @Test
    void leavesAloneWhatAMappingFills() {
        MappingRef toApp = okta.mappings().forApp(app).stream()
                .filter(ref -> ref.targetId().equals(app))
                .findFirst()
                .orElseThrow();
        okta.mappings()
                .update(
                        toApp.id(),
                        Map.of(
                                NumbersInOkta.ATTRIBUTE,
                                Optional.of(new MappingProperty("user.costCenter", PushStatus.Push))));
        Mapping mapped = okta.mappings().get(toApp.id());
        assertThat(mapped.properties()).containsKey(NumbersInOkta.ATTRIBUTE);
        org.calls().clear();

        write();
        write();

        assertThat(writes()).isZero();
        assertThat(org.calls().calls()).hasSize(3); // and asked once
    }

    @Test
    void leavesAloneWhoIsInByAGroup() {
        okta.appGroups().put(app, org.org().groupIds("Support").get(0), null, Map.of());
        list();
        known.clear();
        known.put(org.org().userId("hannah@acme.com"), "300");
        org.calls().clear();

        write();

        assertThat(org.calls().calls()).isEmpty();
    }

    @Test
    void anAppWithoutTheAttributeIsNotAskedForEverybody() {
        Faults.Fault lacking = new Faults.Status(
                400,
                """
                {"errorCode": "E0000001", "errorSummary": "Api validation failed: Property 'extensionNumber' not found"}""");
        org.faults().inject("POST", "/users/", 99, lacking);

        write();
        list();
        write();

        assertThat(writes()).isEqualTo(3);
        // And nobody is asked for again before a day has passed
        clock.advance(Duration.ofHours(25));
        org.faults().clear();
        write();
        assertThat(writes()).as("also those who were refused then").isEqualTo(3 + PEOPLE.size());
        assertThat(inOkta("jane")).isEqualTo("200");
    }

    @Test
    void whoIsRefusedAloneIsTriedAgainTheNextDay() {
        org.faults().inject("POST", "/users/", 1, new Faults.Status(400, "{\"errorCode\": \"E0000001\"}"));
        write();
        assertThat(writes()).isEqualTo(PEOPLE.size());
        write();
        assertThat(writes()).isEqualTo(PEOPLE.size());

        clock.advance(Duration.ofHours(25));
        write();

        assertThat(writes()).isEqualTo(PEOPLE.size() + 1);
        PEOPLE.forEach(name -> assertThat(inOkta(name)).isEqualTo("20" + PEOPLE.indexOf(name)));
    }

    @Test
    void waitsWhereOktaLetsItWait() {
        org.faults()
                .inject(
                        "POST",
                        "/users/",
                        1,
                        new Faults.Status(
                                429,
                                "{\"errorCode\": \"E0000047\"}",
                                Map.of(
                                        "X-Rate-Limit-Limit", "100",
                                        "X-Rate-Limit-Remaining", "0",
                                        "X-Rate-Limit-Reset",
                                                Long.toString(Instant.now().getEpochSecond() + 60))));

        assertThat(write()).isPresent();
        assertThat(writes()).isEqualTo(1);
    }
}
