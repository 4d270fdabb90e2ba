package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.ImportPlan;
import dev.ringcentralokta.operator.importing.PersonPlan;
import dev.ringcentralokta.operator.importing.Situation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of an import.
 *
 * @param plan what was planned
 * @param done what was done of it
 * @param failures whose changes were not done
 * @param problems which words of people cannot be followed
 * @param stop why it ended before everything was done; empty where nothing kept it from that
 */
public record ImportResult(
        ImportPlan plan, Done done, List<Failure> failures, List<String> problems, Optional<Stop> stop) {

    /**
     * What was done, counted.
     *
     * @param created users made in Okta
     * @param updated users changed in Okta
     * @param linked people who are remembered to be a user in Okta that was there
     * @param forgotten people of whom nothing is remembered any more
     */
    public record Done(int created, int updated, int linked, int forgotten) {}

    /**
     * One person's change that failed; the others' went on.
     *
     * @param personId their id in RingCentral
     * @param message what happened, and what a person can do about it; no values
     * @param passes whether it is soon tried again, and the import not over until then
     */
    public record Failure(String personId, String message, boolean passes) {}

    /** Why an import ended early. */
    public sealed interface Stop {}

    /** Okta lets it wait, or wants a person first. */
    public record ByVendor(ApiFailure failure) implements Stop {}

    /** What has to be remembered could not be stored, so nothing more may be done. */
    public record NotStored() implements Stop {}

    public ImportResult {
        failures = List.copyOf(failures);
        problems = List.copyOf(problems);
    }

    /** Whether everything is done that can be: nothing has ended it early, and nothing failed that is soon tried again. */
    public boolean ended() {
        return stop.isEmpty() && failures.stream().noneMatch(Failure::passes);
    }

    /** How many people are in each situation; those without anybody are left out. */
    public Map<Situation, Long> situations() {
        return plan.people().stream()
                .collect(Collectors.groupingBy(
                        PersonPlan::situation, () -> new EnumMap<>(Situation.class), Collectors.counting()));
    }

    /** How many people wait for a person's word. */
    public long waiting() {
        return plan.people().stream()
                .filter(person -> person.situation().waitsForAPerson())
                .count();
    }
}
