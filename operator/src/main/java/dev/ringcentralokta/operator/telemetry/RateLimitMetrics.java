package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.ratelimit.BucketState;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much room the vendors' rate limits have, for those orgs and servers that an integration names. */
final class RateLimitMetrics {

    private record Limit(Tags labels, BucketState state) {}

    private final OktaConnections okta;
    private final RingCentralClients ringCentral;
    private final Rows calls;
    private final Rows remaining;
    private final Rows waiting;

    RateLimitMetrics(OktaConnections okta, RingCentralClients ringCentral, MeterRegistry metrics) {
        this.okta = okta;
        this.ringCentral = ringCentral;
        this.calls = Rows.of(MetricName.RATE_LIMIT_CALLS, metrics);
        this.remaining = Rows.of(MetricName.RATE_LIMIT_REMAINING, metrics);
        this.waiting = Rows.of(MetricName.RATE_LIMIT_WAITING, metrics);
    }

    void tell(List<RingCentralIntegration> integrations) {
        Collection<Limit> limits = Stream.concat(ofOkta(integrations), ofRingCentral(integrations))
                .collect(Collectors.toMap(Limit::labels, Function.identity(), RateLimitMetrics::scarcer))
                .values();
        calls.tell(rows(limits, BucketState::limit));
        remaining.tell(rows(limits, BucketState::remaining));
        waiting.tell(rows(
                limits.stream()
                        .filter(limit -> limit.state().waiting().isPresent())
                        .toList(),
                state -> state.waiting().getAsInt()));
    }

    /** Several apps at one server have limits of their own. */
    private static Limit scarcer(Limit one, Limit other) {
        return one.state().remaining() <= other.state().remaining() ? one : other;
    }

    private Stream<Limit> ofOkta(List<RingCentralIntegration> integrations) {
        return integrations.stream()
                .map(integration -> integration.getSpec().okta().orgUrl())
                .distinct()
                .flatMap(org -> limits("Okta", URI.create(org).getHost(), okta.buckets(org)));
    }

    private Stream<Limit> ofRingCentral(List<RingCentralIntegration> integrations) {
        return integrations.stream()
                .flatMap(
                        integration -> Optional.ofNullable(integration.getSpec().ringCentral()).stream())
                .map(RingCentralConnection::serverUrl)
                .map(server -> URI.create(server).getHost())
                .distinct()
                .flatMap(host -> limits("RingCentral", host, ringCentral.buckets(host)));
    }

    private static Stream<Limit> limits(String vendor, String host, List<BucketState> buckets) {
        return buckets.stream()
                .map(state -> new Limit(Tags.of("vendor", vendor, "host", host, "bucket", state.bucket()), state));
    }

    private static Stream<Rows.Row> rows(Collection<Limit> limits, ToIntFunction<BucketState> value) {
        return limits.stream().map(limit -> new Rows.Row(limit.labels(), value.applyAsInt(limit.state())));
    }
}
