package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.provisioning.Change;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.PushResult;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import dev.ringcentralokta.operator.status.ConditionType;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a push has left to do by calls to RingCentral, and goes on with by itself.
 *
 * @param people by SCIM
 * @param extensions by REST
 */
record ChangesToCome(List<Change> people, List<UpdateExtension> extensions) {

    /** Writes that RingCentral takes in a minute by default, by SCIM and of extensions (ringcentral-api.md §2). */
    private static final int WRITES_A_MINUTE = 10;

    private static final int EXTENSIONS_A_MINUTE = 40;

    static ChangesToCome of(PushResult result) {
        Set<String> failed = userIds(result.failures());
        Set<String> extensionsFailed = userIds(result.extensions().failures());
        return new ChangesToCome(
                result.plan().changes().stream()
                        .filter(Change::calls)
                        .filter(change -> !failed.contains(change.userId()))
                        .toList(),
                result.extensions().blocked().isPresent()
                        ? List.of()
                        : result.extensions().plan().changes().stream()
                                .filter(change -> !extensionsFailed.contains(change.userId()))
                                .toList());
    }

    int size() {
        return people.size() + extensions.size();
    }

    /** How long it takes at RingCentral's pace, with so many more people who wait for something. */
    String pace(int waiting) {
        int minutes = Math.max(
                (people.size() + waiting + WRITES_A_MINUTE - 1) / WRITES_A_MINUTE,
                (extensions.size() + EXTENSIONS_A_MINUTE - 1) / EXTENSIONS_A_MINUTE);
        return "at RingCentral's " + WRITES_A_MINUTE + " writes a minute that takes some " + Math.max(1, minutes)
                + " min.";
    }

    /** How many of each kind. */
    String kinds() {
        return all()
                .collect(Collectors.groupingBy(ChangesToCome::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Every change; attributes by their names and paths. */
    List<Drift> listed(ConditionType type) {
        return all().map(change -> drift(type, change)).toList();
    }

    private Stream<Change> all() {
        return Stream.concat(people.stream(), extensions.stream());
    }

    private static Drift drift(ConditionType type, Change change) {
        String keys = String.join(", ", keys(change));
        return new Drift(
                type.name(),
                "person " + change.email(),
                kind(change) + (keys.isEmpty() ? "" : ": " + keys),
                actual(change));
    }

    private static String actual(Change change) {
        if (change instanceof Create) {
            return "no account";
        }
        return change instanceof Delete ? "a disabled account" : "";
    }

    private static List<String> keys(Change change) {
        if (change instanceof UpdateExtension update) {
            return update.keys();
        }
        return change instanceof Patch patch
                ? patch.changes().operations().stream().map(Operation::path).toList()
                : List.of();
    }

    private static String kind(Change change) {
        return change instanceof Patch patch
                ? patch.kind().name()
                : change.getClass().getSimpleName();
    }

    private static Set<String> userIds(List<Failure> failures) {
        return failures.stream().map(Failure::userId).collect(Collectors.toUnmodifiableSet());
    }
}
