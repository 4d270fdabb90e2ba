package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** The whole procedure with one person and one group, and a person at hand who does what is asked for. */
final class Procedure {

    private static final List<Map.Entry<String, Class<? extends HasMetadata>>> OBJECTS = List.of(
            Map.entry("ringcentral", RingCentralIntegration.class),
            Map.entry("settings", ProvisioningSettings.class),
            Map.entry("jane", AppAssignment.class),
            Map.entry("engineering", AppAssignment.class));

    private final World world;
    private boolean manualStepsDone;

    private Procedure(World world) {
        this.world = world;
    }

    /** Applies everything at once, and returns when all is ready and {@code settled} holds. */
    static void run(World world, ThrowingRunnable settled) {
        List.of(Manifests.INTEGRATION, Manifests.SETTINGS, Manifests.JANE, Manifests.ENGINEERING)
                .forEach(world::apply);
        goOn(world, settled);
    }

    /** The same for a world in which everything is applied. */
    static void goOn(World world, ThrowingRunnable settled) {
        Procedure procedure = new Procedure(world);
        patiently().untilAsserted(() -> {
            procedure.doWhatIsAskedFor();
            OBJECTS.forEach(object -> assertThat(world.ready(object.getValue(), object.getKey()))
                    .as(object.getKey())
                    .isEqualTo("True"));
            settled.run();
        });
    }

    /** A creation whose answer was lost is looked for during half a minute before it is repeated. */
    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1));
    }

    private void doWhatIsAskedFor() {
        if (!manualStepsDone) {
            askedFor().ifPresent(appId -> {
                world.doManualSteps(appId);
                manualStepsDone = true;
            });
        }
    }

    private Optional<String> askedFor() {
        return Optional.ofNullable(
                        world.get(RingCentralIntegration.class, "ringcentral").getStatus())
                .filter(status -> !status.manualSteps().isEmpty())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(app -> app.id());
    }
}
