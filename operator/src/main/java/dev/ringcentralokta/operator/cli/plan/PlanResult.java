package dev.ringcentralokta.operator.cli.plan;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan, as {@code -o json} prints it; {@code docs/command-line.md} documents each field.
 *
 * @param summary the counts
 * @param objects the manifests that were asked for, in the order of the procedure
 */
@JsonPropertyOrder({"summary", "objects"})
record PlanResult(Summary summary, List<ObjectPlan> objects) {

    /** What happens to something. */
    enum Action {
        add,
        change,
        remove
    }

    /**
     * How many.
     *
     * @param add things to be made
     * @param change things to be changed
     * @param remove things to be removed
     * @param manualSteps steps for a person
     * @param unchanged manifests for which nothing is to be done
     * @param problems errors, and what could not be looked at
     */
    record Summary(int add, int change, int remove, int manualSteps, int unchanged, int problems) {}

    /** One manifest. */
    record ObjectPlan(
            String kind,
            String namespace,
            String name,
            List<Change> changes,
            List<Step> manualSteps,
            List<String> problems,
            List<String> notes) {

        boolean unchanged() {
            return changes.isEmpty() && manualSteps.isEmpty() && problems.isEmpty();
        }

        ObjectPlan noting(String note) {
            return new ObjectPlan(
                    kind,
                    namespace,
                    name,
                    changes,
                    manualSteps,
                    problems,
                    Stream.concat(notes.stream(), Stream.of(note)).toList());
        }
    }

    /**
     * One thing that would be done.
     *
     * @param what in words
     * @param destructive whether somebody loses something by it, such as their RingCentral account
     * @param fields the values; none where words say all
     */
    record Change(Action action, String what, boolean destructive, List<Field> fields) {}

    /** A value that would change; {@code from} is empty where there is none. */
    record Field(String path, String from, String to) {}

    /** What a person has to do, where, and why the operator cannot. */
    record Step(String what, String where, String why) {}

    /** Whether anything is to be done, by the operator or by a person. */
    boolean hasChanges() {
        return summary.add() + summary.change() + summary.remove() + summary.manualSteps() > 0;
    }

    static PlanResult of(List<ObjectPlan> objects) {
        return new PlanResult(
                new Summary(
                        count(objects, Action.add),
                        count(objects, Action.change),
                        count(objects, Action.remove),
                        objects.stream()
                                .mapToInt(object -> object.manualSteps().size())
                                .sum(),
                        (int) objects.stream().filter(ObjectPlan::unchanged).count(),
                        objects.stream()
                                .mapToInt(object -> object.problems().size())
                                .sum()),
                List.copyOf(objects));
    }

    private static int count(List<ObjectPlan> objects, Action action) {
        return (int) objects.stream()
                .flatMap(object -> object.changes().stream())
                .filter(change -> change.action() == action)
                .count();
    }
}
