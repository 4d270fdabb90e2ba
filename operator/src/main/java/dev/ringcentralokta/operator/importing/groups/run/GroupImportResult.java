package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupPlan;
import dev.ringcentralokta.operator.importing.groups.GroupSituation;
import dev.ringcentralokta.operator.importing.groups.GroupsPlan;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
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
 */
public record GroupImportResult(GroupsPlan plan, Done done, List<Failure> failures, Optional<Stop> stop) {

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
     */
    public record Failure(String group, String message) {}

    public GroupImportResult {
        failures = List.copyOf(failures);
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
