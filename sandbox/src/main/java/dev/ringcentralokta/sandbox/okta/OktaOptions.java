package dev.ringcentralokta.sandbox.okta;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the simulated org behaves.
 *
 * @param provisioningApiSupported whether connections and features work for RingCentral; a real org refuses
 *     (okta-api.md §0.1)
 * @param apiToken the SSWS token of an admin who may do everything
 * @param bucketLimitsPerMinute limits of the whole org that differ from {@link Bucket#perMinute()}
 * @param shareOfOneClientPercent how much of a bucket one token or OAuth app may use; 50 in a real org
 * @param port the port to listen on; 0 takes a free one
 * @param groupReconciliationDelay how long after a change members of assigned groups become app users
 * @param provisioningDelay how long a provisioning job takes
 * @param searchDelay how long a new person or group stays hidden from {@code search}, which is eventually consistent
 * @param features what distinguishes the org from others
 * @param ringCentralSignIn where the Admin Console's button "Authenticate with RingCentral" leads: the address of an
 *     authorize endpoint with its {@code client_id}; empty where pressing the button is enough
 */
public record OktaOptions(
        boolean provisioningApiSupported,
        String apiToken,
        Map<Bucket, Integer> bucketLimitsPerMinute,
        int shareOfOneClientPercent,
        int port,
        Duration groupReconciliationDelay,
        Duration provisioningDelay,
        Duration searchDelay,
        Set<OrgFeature> features,
        Optional<URI> ringCentralSignIn) {

    /** Copies the limits and the features. */
    public OktaOptions {
        features = Set.copyOf(features);
        bucketLimitsPerMinute = Map.copyOf(bucketLimitsPerMinute);
    }

    /** A Workforce org that refuses RingCentral provisioning set-up; half of each limit for one client. */
    public static OktaOptions defaults() {
        return new OktaOptions(
                false,
                "00sandboxOktaApiToken",
                Map.of(),
                50,
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ZERO,
                OrgFeature.all(),
                Optional.empty());
    }

    /** The same, with connections and features working for RingCentral or not. */
    public OktaOptions withProvisioningApiSupported(boolean supported) {
        return new OktaOptions(
                supported,
                apiToken,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                port,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                features,
                ringCentralSignIn);
    }

    /** The same with another SSWS token. */
    public OktaOptions withApiToken(String token) {
        return new OktaOptions(
                provisioningApiSupported,
                token,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                port,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                features,
                ringCentralSignIn);
    }

    /** The same on a fixed port. */
    public OktaOptions withPort(int fixed) {
        return new OktaOptions(
                provisioningApiSupported,
                apiToken,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                fixed,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                features,
                ringCentralSignIn);
    }

    /** The same with other limits, calls a minute for the whole org. */
    public OktaOptions withLimits(Map<Bucket, Integer> perMinute, int sharePercent) {
        return new OktaOptions(
                provisioningApiSupported,
                apiToken,
                perMinute,
                sharePercent,
                port,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                features,
                ringCentralSignIn);
    }

    /** The same with limits that no test of something else runs into. */
    public OktaOptions withGenerousLimits() {
        return withLimits(
                Map.of(
                        Bucket.APPS, 1_000_000,
                        Bucket.APP, 1_000_000,
                        Bucket.GROUPS, 1_000_000,
                        Bucket.GROUP, 1_000_000,
                        Bucket.USERS, 1_000_000,
                        Bucket.USER, 1_000_000,
                        Bucket.LOGS, 1_000_000,
                        Bucket.TOKEN, 1_000_000,
                        Bucket.OTHER, 1_000_000),
                100);
    }

    /** The same with other delays of what Okta does asynchronously. */
    public OktaOptions withDelays(Duration groupReconciliation, Duration provisioning, Duration search) {
        return new OktaOptions(
                provisioningApiSupported,
                apiToken,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                port,
                groupReconciliation,
                provisioning,
                search,
                features,
                ringCentralSignIn);
    }

    /** The same with other features. */
    public OktaOptions withFeatures(Set<OrgFeature> some) {
        return new OktaOptions(
                provisioningApiSupported,
                apiToken,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                port,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                some,
                ringCentralSignIn);
    }

    /** The same with a sign-in that "Authenticate with RingCentral" leads to. */
    public OktaOptions withRingCentralSignIn(URI authorize) {
        return new OktaOptions(
                provisioningApiSupported,
                apiToken,
                bucketLimitsPerMinute,
                shareOfOneClientPercent,
                port,
                groupReconciliationDelay,
                provisioningDelay,
                searchDelay,
                features,
                Optional.of(authorize));
    }

    int limitForOneClient(Bucket bucket) {
        int limit = bucketLimitsPerMinute.getOrDefault(bucket, bucket.perMinute());
        return (int) ((long) limit * shareOfOneClientPercent / 100);
    }

    @Override
    public String toString() {
        return "OktaOptions[provisioningApiSupported=" + provisioningApiSupported + ", port=" + port
                + ", apiToken=***]";
    }
}
