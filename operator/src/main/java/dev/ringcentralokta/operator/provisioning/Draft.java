package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A plan that is being made. */
final class Draft {

    /** What calls nobody is done at once; then creations, then updates, then the rest, and deletions last. */
    private static final Comparator<Change> ORDER =
            Comparator.comparing(Draft::turn).thenComparing(Change::userId);

    private final Correlation correlation;
    private final List<Change> changes = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> assignments = new TreeSet<>();
    private Optional<Held> held = Optional.empty();
    private Optional<Held> heldDeletions = Optional.empty();

    Draft(Correlation correlation) {
        this.correlation = correlation;
    }

    void change(Change change) {
        changes.add(change);
    }

    /** Whether something is done for somebody. */
    boolean changes(String userId) {
        return changes.stream().anyMatch(change -> change.userId().equals(userId));
    }

    void tell(Why why, String userId, List<String> with) {
        told.add(new Told(why, userId, correlation.nameOf(userId), with));
    }

    void readAccount(String accountId) {
        accounts.add(accountId);
    }

    void readAssignment(String userId) {
        assignments.add(userId);
    }

    void hold(List<Held.Member> members) {
        held = Held.of(members);
    }

    void holdDeletions(List<Held.Member> members) {
        heldDeletions = Held.of(members);
    }

    Plan plan() {
        return new Plan(
                changes.stream().sorted(ORDER).toList(),
                told.stream().sorted(Comparator.comparing(Told::userId)).toList(),
                held,
                heldDeletions,
                Needs.of(accounts, assignments));
    }

    private static int turn(Change change) {
        if (change instanceof Patch patch) {
            return patch.kind() == Kind.Adopt || patch.kind() == Kind.Update ? 2 : 3;
        }
        if (change instanceof Change.Delete) {
            return 4;
        }
        return change instanceof Change.Create ? 1 : 0;
    }
}
