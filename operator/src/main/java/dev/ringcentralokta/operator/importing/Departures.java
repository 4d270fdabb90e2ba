package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.Memory.Linked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who is no longer in RingCentral. They are forgotten, which leaves their user in Okta as it is; but where more than the
 * safeguard's share of the linked people would be, all of them are held for a person to look at (as Okta's import safeguard
 * does, which stops the whole import). Who is held stays so, whatever the others do.
 */
final class Departures {

    /** With fewer people, a share says nothing. */
    private static final int FEWEST = 10;

    private final Observed observed;
    private final Set<String> present;
    private final List<String> held = new ArrayList<>();
    private final List<String> leaving = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();

    Departures(Observed observed) {
        this.observed = observed;
        present = observed.people().stream().map(Person::id).collect(Collectors.toSet());
        if (observed.everybody()) {
            new TreeMap<>(observed.memory()).forEach(this::look);
        }
    }

    /** What is to be done about each. */
    List<PersonPlan> plans(ImportRules rules) {
        List<PersonPlan> plans = new ArrayList<>();
        boolean stopped = tooMany(rules.safeguardPercent());
        forgotten.forEach(id -> plans.add(plan(id, Situation.Left, new ImportChange.Forget(id))));
        held.forEach(id -> plans.add(plan(id, Situation.LeftHeld)));
        leaving.forEach(id -> plans.add(
                stopped
                        ? plan(id, Situation.LeftHeld, new ImportChange.Hold(id))
                        : plan(id, Situation.Left, new ImportChange.Forget(id))));
        return plans;
    }

    private void look(String id, Memory memory) {
        if (present.contains(id)) {
            return;
        }
        if (isIgnored(id) || !(memory instanceof Linked linked)) {
            forgotten.add(id);
        } else if (linked.held()) {
            held.add(id);
        } else {
            leaving.add(id);
        }
    }

    /** Those who are ignored count nowhere: they may be forgotten before or after the others. */
    private boolean tooMany(int percent) {
        long linked = observed.memory().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Linked && !isIgnored(entry.getKey()))
                .count();
        return linked >= FEWEST && (held.size() + leaving.size()) * 100L > percent * linked;
    }

    private boolean isIgnored(String id) {
        return observed.decisions().get(id) instanceof Decision.Ignore;
    }

    private PersonPlan plan(String id, Situation situation, ImportChange... changes) {
        return new PersonPlan(id, situation, linkOf(observed.memory(), id), List.of(changes), List.of());
    }

    private static List<String> linkOf(Map<String, Memory> memory, String id) {
        return memory.get(id) instanceof Linked linked ? List.of(linked.oktaUserId()) : List.of();
    }
}
