package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a push for extension numbers and sites.
 *
 * @param plan what was still to do when it ended
 * @param done how many extensions were changed
 * @param failures whose were not
 * @param stop why it ended before everything was done; empty where nothing kept it from that
 * @param numbers the short numbers that RingCentral has told of, by the account; for the people themselves, and no log
 */
public record ExtensionResult(
        ExtensionPlan plan, int done, List<Failure> failures, Optional<ApiFailure> stop, Map<String, String> numbers) {

    public ExtensionResult {
        failures = List.copyOf(failures);
        numbers = Map.copyOf(numbers);
    }

    /** Where nothing was tried. */
    static ExtensionResult untried(Map<String, String> numbers) {
        return new ExtensionResult(ExtensionPlan.NOTHING, 0, List.of(), Optional.empty(), numbers);
    }

    /** The numbers of these people, by Okta's id of the user. */
    Map<String, String> numbersOf(Map<String, Stored> stored) {
        Map<String, String> byUser = new HashMap<>();
        stored.forEach(
                (userId, entry) -> entry.accountId().map(numbers::get).ifPresent(number -> byUser.put(userId, number)));
        return byUser;
    }

    /** What keeps all of it from being done until a person has changed something; all else is pushed. */
    public Optional<ApiFailure> blocked() {
        return stop.filter(
                failure -> failure instanceof ApiFailure.NeedsPerson || failure instanceof ApiFailure.Terminal);
    }

    /** Values of people are told nowhere. */
    @Override
    public String toString() {
        return "ExtensionResult[" + plan + ", done=" + done + "]";
    }
}
