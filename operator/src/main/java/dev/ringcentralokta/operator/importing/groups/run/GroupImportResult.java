package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupPlan;
import dev.ringcentralokta.operator.importing.groups.GroupSituation;
import dev.ringcentralokta.operator.importing.groups.GroupsPlan;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of an import of groups.
 *
 * @param plan what was planned, with who is held
 * @param done what was done of it
 * @param failures what could not be read, or was not done; the others went on
 * @param stop why it ended before everything was done; empty where nothing kept it from that
 * @param goOnAt when it shows whether all groups are there whose making was announced and not told of, so that the import goes on
 *     then; empty where there are none. It may have passed
 */
public record GroupImportResult(
        GroupsPlan plan, Done done, List<Failure> failures, Optional<Stop> stop, Optional<Instant> goOnAt) {

    /**
     * What was done, counted.
     *
     * @param created groups made in Okta
     * @param renamed groups that got another name in Okta
     * @param joined memberships made in Okta
     * @param left memberships ended in Okta
     */
    public record Done(int created, int renamed, int joined, int left) {

        static final Done NOTHING = new Done(0, 0, 0, 0);
    }

    /**
     * One thing that failed.
     *
     * @param group what it was about
     * @param message what happened, and what a person can do about it
     * @param passes whether it may pass by itself, so that it is worth trying again soon
     */
    public record Failure(String group, String message, boolean passes) {}

    public GroupImportResult {
        failures = List.copyOf(failures);
    }

    /** Whether something failed that may pass by itself: the import has not done all that it can. */
    public boolean passing() {
        return failures.stream().anyMatch(Failure::passes);
    }

    /** Whether nothing is left that another attempt would do soon. */
    public boolean ended() {
        return stop.isEmpty() && goOnAt.isEmpty() && !passing();
    }

    /** How many groups are in each situation; those without any are left out. */
    public Map<GroupSituation, Long> situations() {
        return plan.groups().stream()
                .collect(Collectors.groupingBy(
                        GroupPlan::situation, () -> new EnumMap<>(GroupSituation.class), Collectors.counting()));
    }

    /** What a person has to mend, each with the group that it is about. */
    public List<String> problems() {
        return plan.groups().stream()
                .flatMap(group -> group.problems().stream().map(problem -> group.title() + ": " + problem))
                .toList();
    }
}
