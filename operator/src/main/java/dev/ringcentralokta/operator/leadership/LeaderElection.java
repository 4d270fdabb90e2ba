package dev.ringcentralokta.operator.leadership;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How several operators agree on the one that works.
 *
 * @param namespace of the Lease
 * @param lease the name of the Lease; all operators that are to agree have the same
 * @param identity what the Lease calls this process; no two may have the same at the same time, as the names of pods
 * @param leaseDuration how long after its last renewal the Lease belongs to its holder
 * @param renewDeadline how long after its last renewal the holder works at most; the rest of the lease's time is for clocks
 *     that differ, and for calls that are under way
 * @param retryPeriod how often the holder renews, and the others try
 */
public record LeaderElection(
        String namespace,
        String lease,
        String identity,
        Duration leaseDuration,
        Duration renewDeadline,
        Duration retryPeriod) {

    /** What Kubernetes' own components take. */
    public static final Duration LEASE_DURATION = Duration.ofSeconds(15);

    public static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
    public static final Duration RETRY_PERIOD = Duration.ofSeconds(2);

    private static final int TRIES = 3;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    /** Also the names of pods and hosts; it goes into a header. */
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

    /** Checks the values; an {@link IllegalArgumentException} says what to change. */
    public LeaderElection {
        check(
                NAME.matcher(lease).matches(),
                "'" + lease + "' cannot name a Lease: write lower-case letters, digits, '-' and '.'");
        check(
                NAME.matcher(namespace).matches(),
                "'" + namespace + "' cannot be the namespace of the Lease: give the pod's own, by fieldRef"
                        + " metadata.namespace");
        check(
                IDENTITY.matcher(identity).matches(),
                "'" + identity + "' cannot name this process: give its pod's name, by fieldRef metadata.name; no other"
                        + " operator with this Lease may have the same");
        check(!retryPeriod.minusSeconds(1).isNegative(), "the retry period has to be 1 second or more");
        check(
                renewDeadline.compareTo(retryPeriod.multipliedBy(TRIES)) >= 0,
                "the renew deadline (" + renewDeadline.toSeconds() + " s) has to be " + TRIES
                        + " times the retry period (" + retryPeriod.toSeconds()
                        + " s) or more, so that one renewal that fails costs nothing");
        check(
                leaseDuration.compareTo(renewDeadline.plus(retryPeriod)) >= 0,
                "the lease duration (" + leaseDuration.toSeconds() + " s) has to be longer than the renew deadline ("
                        + renewDeadline.toSeconds() + " s), by a retry period (" + retryPeriod.toSeconds()
                        + " s) or more: the holder stops before another may start");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
