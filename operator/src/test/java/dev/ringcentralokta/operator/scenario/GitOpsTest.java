package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.status.Cadence;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tools like Argo CD and Flux live by: health that says what is so, a spec that stays, a status that rests. */
class GitOpsTest {

    private static final Map<String, Class<? extends HasMetadata>> OBJECTS = new TreeMap<>(Map.of(
            "ringcentral", RingCentralIntegration.class,
            "settings", ProvisioningSettings.class,
            "jane", AppAssignment.class,
            "sales", AppAssignment.class));

    private static final Pattern LOOKS = Pattern.compile(
            "^reconciliations_success_total\\{.*controller_name=\"(\\w+)\".*} ([0-9.]+)$", Pattern.MULTILINE);
    private static final Duration RESYNC = Duration.ofMinutes(1);

    private final RunningClock clock = new RunningClock();
    private final World world = World.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void healthIsTrueAtEveryMomentOfAnObjectsLife() {
        // Given manifests that no operator has seen
        applyEverything();

        // Then they are not done, whatever a tool makes of a kind that it does not know
        assertThat(health()).containsOnly(Kstatus.InProgress);

        // When the operator has seen them, and a person is asked for something
        world.withOperator();
        asksForAPerson();

        // Then they are not done either
        assertThat(health()).containsOnly(Kstatus.InProgress);

        // When all is done
        world.doManualSteps(appId());
        World.eventually().untilAsserted(() -> assertThat(health()).containsOnly(Kstatus.Current));

        // When the Secret is no good any more
        world.secret("okta-api", Map.of("apiToken", "revoked"));

        // Then it has failed
        World.eventually().untilAsserted(() -> assertThat(health(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo(Kstatus.Failed));
    }

    @Test
    void anEditIsNotDoneBeforeItIs() {
        applyEverything();
        world.withSecrets().withOperator();
        asksForAPerson();
        world.doManualSteps(appId());
        World.eventually().untilAsserted(() -> assertThat(health()).containsOnly(Kstatus.Current));
        world.stopOperator();

        world.apply(
                Manifests.JANE.replace("user: {login: jane@acme.com}", "user: {login: jane@acme.com}\n  userName: j"));

        assertThat(health(AppAssignment.class, "jane")).isEqualTo(Kstatus.InProgress);
    }

    @Test
    void tenQuietResyncsWriteNoStatusAndNothingEverWritesASpec() {
        // Given everything in place, and looks that come as soon as the clock says so
        world.withSecrets().withOperator(clock, new Cadence(clock, wait -> Duration.ofMillis(300)));
        applyEverything();
        asksForAPerson();
        world.doManualSteps(appId());
        World.eventually().untilAsserted(() -> assertThat(health()).containsOnly(Kstatus.Current));
        afterOneMoreLookAtEach();
        int before = world.statusesWritten();

        // When ten times a full resync is due
        for (int resync = 0; resync < 10; resync++) {
            clock.pass(RESYNC);
            afterOneMoreLookAtEach();
        }

        // Then no status has been written, and every spec is as it was applied
        assertThat(world.statusesWritten()).isEqualTo(before);
        assertThat(all().map(object -> object.at("/metadata/generation").asLong()))
                .containsOnly(1L);
    }

    private void applyEverything() {
        world.withSecrets();
        Stream.of(
                        Manifests.INTEGRATION + "  fullResyncInterval: " + RESYNC.toMinutes() + "m\n",
                        Manifests.SETTINGS,
                        Manifests.JANE,
                        Manifests.SALES)
                .forEach(world::apply);
    }

    private void asksForAPerson() {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .startsWith("ManualStepRequired"));
    }

    private String appId() {
        return world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();
    }

    private List<Kstatus> health() {
        return all().map(Kstatus::of).toList();
    }

    private Kstatus health(Class<? extends HasMetadata> kind, String name) {
        return Kstatus.of(json(kind, name));
    }

    private Stream<JsonNode> all() {
        return OBJECTS.entrySet().stream().map(object -> json(object.getValue(), object.getKey()));
    }

    private JsonNode json(Class<? extends HasMetadata> kind, String name) {
        return world.client.getKubernetesSerialization().convertValue(world.get(kind, name), JsonNode.class);
    }

    /** Two of each kind, as the one under way may have begun before; of assignments there are two. */
    private void afterOneMoreLookAtEach() {
        Map<String, Double> before = looks();
        World.eventually().untilAsserted(() -> assertThat(looks()).allSatisfy((controller, looks) -> assertThat(looks)
                .isGreaterThanOrEqualTo(before.getOrDefault(controller, 0.0) + (isOfAssignments(controller) ? 4 : 2))));
    }

    private static boolean isOfAssignments(String controller) {
        return controller.toLowerCase(Locale.ROOT).startsWith("appassignment");
    }

    private Map<String, Double> looks() {
        return LOOKS.matcher(scraped())
                .results()
                .collect(Collectors.toMap(
                        (MatchResult look) -> look.group(1), look -> Double.valueOf(look.group(2)), Double::sum));
    }

    private String scraped() {
        try (var stream = URI.create("http://127.0.0.1:" + world.managementPort() + "/metrics")
                .toURL()
                .openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
