package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.cli.Version;
import dev.ringcentralokta.operator.health.Liveness;
import dev.ringcentralokta.operator.health.ReconcilePool;
import dev.ringcentralokta.operator.http.CallObserver;
import dev.ringcentralokta.operator.http.Fence;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.leadership.Leadership;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.telemetry.CallLog;
import dev.ringcentralokta.operator.telemetry.CallMetrics;
import dev.ringcentralokta.operator.telemetry.ReconcileScope;
import dev.ringcentralokta.operator.telemetry.Tracing;
import dev.ringcentralokta.operator.web.ManagementServer;
import dev.ringcentralokta.operator.web.OAuthServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The only place that knows everything: configuration → clients → controllers → servers. */
public final class OperatorApplication implements AutoCloseable {

    private final Operator operator;
    private final HttpTransport transport;
    private final ManagementServer management;
    private final Liveness liveness;
    private final Optional<Tracing> tracing;
    private final Optional<OAuthServer> pages;
    private final Optional<Leadership> leadership;

    private OperatorApplication(
            Operator operator,
            HttpTransport transport,
            ManagementServer management,
            Liveness liveness,
            Optional<Tracing> tracing,
            Optional<OAuthServer> pages,
            Optional<Leadership> leadership) {
        this.leadership = leadership;
        this.operator = operator;
        this.transport = transport;
        this.management = management;
        this.liveness = liveness;
        this.tracing = tracing;
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
        Optional<Tracing> tracing = Tracing.fromEnvironment();
        ReconcilePool pool = new ReconcilePool(configuration.reconcilerThreads(), clock);
        HttpTransport transport = new HttpTransport(
                agent(configuration),
                httpSettings(configuration),
                leadership.map(Leadership::fence).orElse(Fence.OPEN),
                observer(metrics, clock, pool, tracing));
        Operator operator = new Operator(overrider -> leadership
                .map(replica -> overrider.withLeaderElectionConfiguration(replica.forSdk()))
                .orElse(overrider)
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(pool)
                .withReconciliationTerminationTimeout(configuration.shutdownTimeout())
                .withMetrics(sdkMetrics(metrics, tracing)));
        Controllers controllers =
                Controllers.register(operator, configuration, client, transport, metrics, leads, cadence, clock);
        ClusterAccess access = new ClusterAccess(client, configuration.watchNamespaces());
        OperatorHealth health = new OperatorHealth(operator, access);
        Liveness liveness = health.liveness(pool, configuration.callTimeout(), clock);
        Gauge.builder(MetricName.LIVE, () -> liveness.trouble().isEmpty() ? 1 : 0)
                .register(metrics);
        ManagementServer management =
                new ManagementServer(configuration.managementPort(), liveness::trouble, health::ready, () -> {
                    controllers.state().refresh();
                    return metrics.scrape();
                });
        Optional<OAuthServer> pages = Optional.empty();
        try {
            pages = configuration
                    .publicUrl()
                    .map(url -> OAuthServer.start(
                            configuration.oauthPort(),
                            url,
                            controllers.signIns(),
                            leads,
                            configuration.shutdownTimeout(),
                            clock));
            access.require(); // may take minutes, in which the kubelet has to be answered
            operator.start();
        } catch (RuntimeException e) {
            pages.ifPresent(OAuthServer::close);
            stop(operator);
            management.close();
            liveness.close();
            transport.close();
            tracing.ifPresent(Tracing::close);
            leadership.ifPresent(Leadership::close);
            throw e;
        }
        return new OperatorApplication(operator, transport, management, liveness, tracing, pages, leadership);
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
        leadership.ifPresent(Leadership::end);
        // at the same time, as a pod has one grace period for both
        CompletableFuture<Void> pagesClosed = CompletableFuture.runAsync(() -> pages.ifPresent(OAuthServer::close));
        try {
            stop(operator);
            pagesClosed.join();
        } finally {
            transport.close();
            leadership.ifPresent(Leadership::close);
            management.close();
            liveness.close();
            tracing.ifPresent(Tracing::close);
        }
    }

    /** JOSDK 5.3 forgets one of its executors (its pull request 3526), which holds all that the operator ever knew. */
    private static void stop(Operator operator) {
        operator.stop();
        operator.getConfigurationService()
                .getExecutorServiceManager()
                .scheduledExecutorService()
                .shutdownNow();
    }

    /** JOSDK 5.3 gives the meters of received events now these tags and now those, which Prometheus refuses. */
    private static PrometheusMeterRegistry metrics(BooleanSupplier leads) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.config().meterFilter(MeterFilter.denyNameStartsWith("events.received"));
        Gauge.builder("ringcentral.okta.leader", () -> leads.getAsBoolean() ? 1 : 0)
                .description("1 where this operator works, 0 where it stands by for another that does")
                .register(metrics);
        Gauge.builder(MetricName.INFO, () -> 1)
                .tag("version", Version.current())
                .register(metrics);
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        return metrics;
    }

    /** The first of them is asked to run each reconcile, and the second times it. */
    private static Metrics sdkMetrics(MeterRegistry metrics, Optional<Tracing> tracing) {
        Metrics micrometer = MicrometerMetricsV2.newBuilder(metrics).build();
        Metrics traced = tracing.map(spans -> spans.reconciles(micrometer)).orElse(micrometer);
        return new AggregatedMetrics(List.of(new ReconcileScope(traced), micrometer));
    }

    private static CallObserver observer(
            MeterRegistry metrics, Clock clock, ReconcilePool pool, Optional<Tracing> tracing) {
        return CallObserver.all(Stream.concat(
                        Stream.of(new CallMetrics(metrics, clock), new CallLog(), pool),
                        tracing.map(Tracing::calls).stream())
                .toList());
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
}
