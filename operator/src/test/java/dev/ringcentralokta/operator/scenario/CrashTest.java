package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.Faults;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator is killed around the creation of the app; the next one must not create a second. */
@Tag("faults")
class CrashTest {

    private static final String CREATE_PENDING = "ringcentral-okta.dev/create-pending";

    private final World world = World.start().withSecrets();

    /** What a killed operator cannot do any more: the status is refused for as long as it lives. */
    @BeforeEach
    void refuseTheStatus() {
        world.kubernetes
                .faults()
                .inject(
                        "*",
                        "/ringcentralintegrations/ringcentral/status",
                        Integer.MAX_VALUE,
                        new Faults.Status(500, "{\"kind\":\"Status\",\"code\":500}"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void killedBetweenTheAppAndTheStatus() {
        // Given an operator that dies when it has created the app, and before it has said so
        world.withOperator().apply(Manifests.INTEGRATION);
        Procedure.patiently().until(() -> world.okta.org().appList().size() == 1);
        die();
        assertThat(announced()).isPresent();
        assertThat(appOfStatus()).isEmpty();

        // When the next one does the whole procedure
        world.withOperator();
        Procedure.run(world, () -> {});

        // Then the app is that of the one before, and there is no other
        assertThat(world.okta.org().appList())
                .extracting(app -> app.path("id").asText())
                .containsExactly(appOfStatus().orElseThrow());
        assertThat(appCreations()).isEqualTo(1);
    }

    @Test
    void killedBeforeTheAppWasAskedFor() {
        // Given an operator that dies when it has announced the app, and whose request never reached Okta
        world.okta.faults().inject("POST", "^/api/v1/apps(\\?|$)", Integer.MAX_VALUE, new Faults.DropBefore());
        world.withOperator().apply(Manifests.INTEGRATION);
        Procedure.patiently().until(() -> announced().isPresent());
        die();
        world.okta.faults().clear();
        assertThat(world.okta.org().appList()).isEmpty();

        // When the next one does the whole procedure
        world.withOperator();
        Procedure.run(world, () -> {});

        // Then it has created the app after all, once
        assertThat(world.okta.org().appList())
                .extracting(app -> app.path("id").asText())
                .containsExactly(appOfStatus().orElseThrow());
        assertThat(appCreations()).isEqualTo(1);
    }

    private void die() {
        world.stopOperator();
        world.kubernetes.faults().clear();
    }

    private Optional<String> announced() {
        return Optional.ofNullable(integration().getMetadata().getAnnotations())
                .map((Map<String, String> annotations) -> annotations.get(CREATE_PENDING));
    }

    private Optional<String> appOfStatus() {
        return Optional.ofNullable(integration().getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(app -> app.id());
    }

    private RingCentralIntegration integration() {
        return world.get(RingCentralIntegration.class, "ringcentral");
    }

    private long appCreations() {
        return world.okta.org().logEvents().stream()
                .filter(event -> event.path("eventType").asText().equals("application.lifecycle.create"))
                .count();
    }
}
