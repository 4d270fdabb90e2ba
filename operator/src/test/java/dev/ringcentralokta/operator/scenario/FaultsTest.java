package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.CallLog;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole procedure with one fault, in a world of its own for each: the end is the same as without, nothing is created
 * twice, and no secret is told.
 *
 * <p>Run is every kind of fault at every call of Okta and RingCentral: at the first call of an operation by its name, at every
 * later one by its position. Later calls are struck for a service app that needs DPoP, so are the operations that only a
 * service app calls, and the others for an API token.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    /** They wait for the operator's next look and for time-outs; with more at once the processor is what all wait for. */
    private static final int WORLDS_AT_ONCE = 6;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    /** What a run came to. */
    private record Run(EndState endState, Map<Vendor, List<CallLog.Call>> calls) {
        private List<CallLog.Call> of(Vendor vendor) {
            return calls.getOrDefault(vendor, List.of());
        }

        private List<Operation> operations(Vendor vendor) {
            return of(vendor).stream().map(Operation::of).distinct().toList();
        }

        private boolean isRepeated(Vendor vendor, int index) {
            List<Operation> all = of(vendor).stream().map(Operation::of).toList();
            return all.indexOf(all.get(index)) < index;
        }
    }

    private final ECKey key = key();
    private final KnownSecrets secrets = new KnownSecrets();
    private final CapturedLog log = CapturedLog.open();
    private final ExecutorService executor = Executors.newFixedThreadPool(WORLDS_AT_ONCE);

    @AfterAll
    void close() {
        executor.shutdownNow();
        log.close();
    }

    @TestFactory
    Stream<DynamicTest> aFaultChangesNothingAndNoSecretIsTold() throws Exception {
        // Given the procedure without a fault, whatever the credentials
        secrets.add(key.getD().toString());
        Run withToken = run(apiToken());
        Run asServiceApp = run(serviceApp());
        assertThat(withToken.endState().differences(asServiceApp.endState())).isEmpty();
        assertThat(asServiceApp.operations(Vendor.OKTA)).containsAll(withToken.operations(Vendor.OKTA));

        // When it is run with each fault, then all is as without
        List<DynamicTest> tests = Stream.concat(atEveryOperation(asServiceApp), atEveryLaterCall(asServiceApp))
                .map(strike -> test(strike, withToken))
                .toList();
        return Stream.concat(tests.stream(), Stream.of(DynamicTest.dynamicTest("no secret is logged", this::logged)));
    }

    private static Stream<Strike> atEveryOperation(Run run) {
        return Arrays.stream(Vendor.values())
                .flatMap(vendor -> run.operations(vendor).stream().flatMap(operation -> Arrays.stream(Trouble.values())
                        .map(trouble -> new Strike(vendor, new Strike.First(operation), trouble))));
    }

    private static Stream<Strike> atEveryLaterCall(Run run) {
        return Arrays.stream(Vendor.values())
                .flatMap(vendor -> IntStream.range(0, run.of(vendor).size())
                        .filter(index -> run.isRepeated(vendor, index))
                        .boxed()
                        .flatMap(index -> Arrays.stream(Trouble.values())
                                .map(trouble -> new Strike(vendor, new Strike.Nth(index + 1), trouble))));
    }

    /** Runs at once, so that others run while this one waits, and is reported when its turn comes. */
    private DynamicTest test(Strike strike, Run faultless) {
        boolean withToken = strike.target() instanceof Strike.First first
                && faultless.operations(strike.vendor()).contains(first.operation());
        Future<?> running =
                executor.submit(() -> struck(withToken ? apiToken() : serviceApp(), strike, faultless.endState()));
        return DynamicTest.dynamicTest(strike.toString(), running::get);
    }

    private void struck(World world, Strike strike, EndState expected) {
        try (world) {
            strike.placeIn(world);
            world.withOperator();
            Procedure.run(world, () -> {
                assertThat(strike.vendor().faults(world).left())
                        .as("faults left")
                        .isZero();
                assertThat(EndState.of(world).differences(expected)).isEmpty();
            });
            assertNoSecretIsTold(world);
        }
    }

    /** Without a fault. */
    private Run run(World world) {
        try (world) {
            world.withOperator();
            Procedure.run(world, () -> assertThat(EndState.of(world)).matches(EndState::settled));
            assertNoSecretIsTold(world);
            Map<Vendor, List<CallLog.Call>> calls = new EnumMap<>(Vendor.class);
            Arrays.stream(Vendor.values()).forEach(vendor -> calls.put(vendor, vendor.calls(world)));
            return new Run(EndState.of(world), calls);
        }
    }

    private World apiToken() {
        return World.start().withCallTimeout(CALL_TIMEOUT).withSecrets();
    }

    private World serviceApp() {
        return World.start().withCallTimeout(CALL_TIMEOUT).withSecretsOfServiceApp(key);
    }

    /** Not in an object of the cluster, but for the Secrets. */
    private void assertNoSecretIsTold(World world) {
        secrets.addAllOf(world);
        List<String> objects = Stream.of(
                        RingCentralIntegration.class,
                        ProvisioningSettings.class,
                        AppAssignment.class,
                        ConfigMap.class,
                        Event.class)
                .map(kind -> world.client
                        .resources(kind)
                        .inNamespace(World.NAMESPACE)
                        .list()
                        .getItems())
                .flatMap(Collection::stream)
                .map(world.client.getKubernetesSerialization()::asYaml)
                .toList();
        assertThat(objects).isNotEmpty();
        assertThat(secrets.toldBy(objects)).isEmpty();
    }

    private void logged() {
        assertThat(log.lines()).as("faults leave lines").anyMatch(line -> line.contains("HTTP 500"));
        assertThat(secrets.toldBy(log.lines())).isEmpty();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no elliptic curves", e);
        }
    }
}
