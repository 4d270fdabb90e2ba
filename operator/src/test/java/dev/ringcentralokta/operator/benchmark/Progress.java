package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far the assignments of a cluster have come, as their statuses tell. */
final class Progress implements ResourceEventHandler<AppAssignment> {

    private final Map<String, String> unready = new ConcurrentHashMap<>();
    private final Set<String> looked = ConcurrentHashMap.newKeySet();
    private final Set<String> assigned = ConcurrentHashMap.newKeySet();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    /** How many the operator has looked at, ever. */
    int looked() {
        return looked.size();
    }

    /** How many are Assigned, in the version that is there. */
    int assigned() {
        return assigned.size();
    }

    /** How many are Ready, which takes a person's account in RingCentral. */
    int ready() {
        return ready.size();
    }

    /** One that is not ready, with what it says. */
    String example() {
        return unready.entrySet().stream()
                .findFirst()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .orElse("none is unready");
    }

    @Override
    public void onAdd(AppAssignment assignment) {
        String name = assignment.getMetadata().getName();
        note(looked, name, status(assignment).isPresent());
        note(assigned, name, holds(assignment, "Assigned"));
        note(ready, name, holds(assignment, "Ready"));
        if (ready.contains(name)) {
            unready.remove(name);
        } else {
            unready.put(name, says(assignment));
        }
    }

    @Override
    public void onUpdate(AppAssignment before, AppAssignment now) {
        onAdd(now);
    }

    @Override
    public void onDelete(AppAssignment assignment, boolean finalStateUnknown) {
        String name = assignment.getMetadata().getName();
        looked.remove(name);
        assigned.remove(name);
        ready.remove(name);
        unready.remove(name);
    }

    private static void note(Set<String> names, String name, boolean holds) {
        if (holds) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    private static boolean holds(AppAssignment assignment, String type) {
        return status(assignment).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(type)
                        && condition.status().equals("True")
                        && condition.observedGeneration()
                                == assignment.getMetadata().getGeneration());
    }

    private static String says(AppAssignment assignment) {
        return status(assignment).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals("Ready"))
                .map(condition -> condition.reason() + ": " + condition.message())
                .findFirst()
                .orElse("no status yet");
    }

    private static Optional<AppAssignmentStatus> status(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus());
    }
}
