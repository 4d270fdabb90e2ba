package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.http.Fence;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.leadership.Leadership;
import dev.ringcentralokta.operator.resource.Triggers;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.web.ManagementServer;
import dev.ringcentralokta.operator.web.OAuthServer;
import dev.ringcentralokta.operator.wiring.Caches;
import dev.ringcentralokta.operator.wiring.Reconcilers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The only place that knows everything: configuration → clients → controllers → servers. */
public final class OperatorApplication implements AutoCloseable {

    /** Until a reconcile that failed for a reason that no step knows is tried again, at most. */
    private static final int LONGEST_RETRY_MILLIS = 60_000;

    private final Operator operator;
    private final HttpTransport transport;
    private final ManagementServer management;
    private final Optional<OAuthServer> pages;
    private final Optional<Leadership> leadership;

    private OperatorApplication(
            Operator operator,
            HttpTransport transport,
            ManagementServer management,
            Optional<OAuthServer> pages,
            Optional<Leadership> leadership) {
        this.leadership = leadership;
        this.operator = operator;
        this.transport = transport;
        this.management = management;
        this.pages = pages;
    }

    /** Starts the controllers, and returns when their caches are filled. */
    public static OperatorApplication start(OperatorConfiguration configuration, KubernetesClient client, Clock clock) {
        return start(configuration, client, clock, new Cadence(clock));
    }

    /** As {@link #start(OperatorConfiguration, KubernetesClient, Clock)}, with a say in when objects are looked at again. */
    public static OperatorApplication start(
            OperatorConfiguration configuration, KubernetesClient client, Clock clock, Cadence cadence) {
        return start(configuration, client, clock, cadence, () -> {});
    }

    /**
     * As {@link #start(OperatorConfiguration, KubernetesClient, Clock, Cadence)}, with replicas.
     *
     * @param leadershipLost has to end the process at once: it led, and another operator does by now
     */
    public static OperatorApplication start(
            OperatorConfiguration configuration,
            KubernetesClient client,
            Clock clock,
            Cadence cadence,
            Runnable leadershipLost) {
        Optional<Leadership> leadership =
                configuration.leaderElection().map(election -> new Leadership(election, client, leadershipLost));
        BooleanSupplier leads = () -> leadership.map(Leadership::leads).orElse(true);
        PrometheusMeterRegistry metrics = metrics(leads);
        HttpTransport transport = new HttpTransport(
                agent(configuration),
                httpSettings(configuration),
                leadership.map(Leadership::fence).orElse(Fence.OPEN));
        Operator operator = new Operator(overrider -> leadership
                .map(replica -> overrider.withLeaderElectionConfiguration(replica.forSdk()))
                .orElse(overrider)
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withConcurrentReconciliationThreads(configuration.reconcilerThreads())
                .withReconciliationTerminationTimeout(configuration.shutdownTimeout())
                .withMetrics(MicrometerMetricsV2.newBuilder(metrics).build()));
        SignIns signIns = register(operator, configuration, client, transport, metrics, cadence, clock);
        ManagementServer management = new ManagementServer(
                configuration.managementPort(),
                () -> operator.getRuntimeInfo().isStarted() || !started(operator),
                () -> started(operator),
                metrics::scrape);
        Optional<OAuthServer> pages = Optional.empty();
        try {
            pages = configuration
                    .publicUrl()
                    .map(url -> OAuthServer.start(
                            configuration.oauthPort(), url, signIns, leads, configuration.shutdownTimeout(), clock));
            operator.start();
        } catch (RuntimeException e) {
            pages.ifPresent(OAuthServer::close);
            management.close();
            transport.close();
            leadership.ifPresent(Leadership::close);
            throw e;
        }
        return new OperatorApplication(operator, transport, management, pages, leadership);
    }

    /** The port of the sign-in pages; none without a public URL. */
    public OptionalInt oauthPort() {
        return pages.map(server -> OptionalInt.of(server.port())).orElseGet(OptionalInt::empty);
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return management.port();
    }

    /** Finishes what is in flight and lets go of everything but the Kubernetes client; of the leadership when all is done. */
    @Override
    public void close() {
        pages.ifPresent(OAuthServer::close);
        leadership.ifPresent(Leadership::end);
        operator.stop();
        transport.close();
        leadership.ifPresent(Leadership::close);
        management.close();
    }

    /** JOSDK 5.3 gives the meters of received events now these tags and now those, which Prometheus refuses. */
    private static PrometheusMeterRegistry metrics(BooleanSupplier leads) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.config().meterFilter(MeterFilter.denyNameStartsWith("events.received"));
        Gauge.builder("ringcentral.okta.leader", () -> leads.getAsBoolean() ? 1 : 0)
                .description("1 where this operator works, 0 where it stands by for another that does")
                .register(metrics);
        return metrics;
    }

    /** With the replica's name, so that Okta's System Log tells which one called. */
    private static String agent(OperatorConfiguration configuration) {
        return configuration
                .leaderElection()
                .map(election -> Version.current() + " (" + election.identity() + ")")
                .orElse(Version.current());
    }

    private static HttpSettings httpSettings(OperatorConfiguration configuration) {
        HttpSettings settings = HttpSettings.defaults().withCallTimeout(configuration.callTimeout());
        return configuration.trustedCaFile().map(settings::trusting).orElse(settings);
    }

    private static SignIns register(
            Operator operator,
            OperatorConfiguration configuration,
            KubernetesClient client,
            HttpTransport transport,
            MeterRegistry metrics,
            Cadence cadence,
            Clock clock) {
        Reconcilers reconcilers = Reconcilers.of(
                configuration.publicUrl(),
                configuration.watchSelector(),
                client,
                (namespace, name) -> Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get()),
                transport,
                Caches.toBeLent(() -> notSeen(configuration, client)),
                metrics,
                cadence,
                clock);
        register(operator, configuration, reconcilers.integrations());
        register(operator, configuration, reconcilers.settings());
        register(operator, configuration, reconcilers.assignments());
        return reconcilers.signIns();
    }

    private static <R extends HasMetadata> void register(
            Operator operator, OperatorConfiguration configuration, Reconciler<R> reconciler) {
        operator.register(reconciler, overrider -> {
            overrider.withGenerationAware(false).withOnUpdateFilter(Triggers::call);
            overrider.withRetry(new GenericRetry()
                    .setInitialInterval(1_000)
                    .setIntervalMultiplier(2)
                    .setMaxInterval(LONGEST_RETRY_MILLIS)
                    .withoutMaxAttempts());
            configuration.watchSelector().ifPresent(overrider::withLabelSelector);
            if (!configuration.watchNamespaces().isEmpty()) {
                overrider.settingNamespaces(configuration.watchNamespaces());
            }
        });
    }

    /** All assignments where the operator may look, whatever their labels; none where it sees all of them anyway. */
    private static Stream<AppAssignment> notSeen(OperatorConfiguration configuration, KubernetesClient client) {
        if (configuration.watchSelector().isEmpty()) {
            return Stream.empty();
        }
        return configuration.watchNamespaces().isEmpty()
                ? client.resources(AppAssignment.class).inAnyNamespace().list().getItems().stream()
                : configuration.watchNamespaces().stream()
                        .flatMap(namespace ->
                                client
                                        .resources(AppAssignment.class)
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems()
                                        .stream());
    }

    private static boolean started(Operator operator) {
        return operator.getRuntimeInfo().isStarted()
                && operator.getRuntimeInfo().allEventSourcesAreHealthy();
    }
}
