package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of a push.
 *
 * @param plan what was still to do when it ended
 * @param seen Okta's ids of those who are assigned
 * @param done how many changes were made outside the cluster
 * @param failures whose changes were not
 * @param stop why it ended before everything was done; empty where nothing kept it from that
 * @param extensions what came of the numbers and sites of extensions, which SCIM lacks
 */
public record PushResult(
        Plan plan,
        Set<String> seen,
        int done,
        List<Failure> failures,
        Optional<Stop> stop,
        ExtensionResult extensions) {

    /**
     * One person's change that failed; the others' went on.
     *
     * @param userId Okta's id of the user
     * @param email what a reader knows the person by
     * @param message what happened, and what a person can do about it; no values
     */
    public record Failure(String userId, String email, String message) {}

    /** Why a push ended early. */
    public sealed interface Stop {}

    /** A vendor lets it wait, or wants a person first. */
    public record ByVendor(ApiFailure failure) implements Stop {}

    /** What has to be remembered could not be stored, so nothing more may be done. */
    public record NotStored() implements Stop {}

    public PushResult {
        seen = Set.copyOf(seen);
        failures = List.copyOf(failures);
    }

    /** Why something is not done, by person; of extensions, too. */
    public List<Told> told() {
        return Stream.concat(plan.told().stream(), extensions.plan().told().stream())
                .toList();
    }

    /** Whose changes failed; of extensions, too. */
    public List<Failure> allFailures() {
        return Stream.concat(failures.stream(), extensions.failures().stream()).toList();
    }

    /** How many changes were made outside the cluster; of extensions, too. */
    public int allDone() {
        return done + extensions.done();
    }
}
