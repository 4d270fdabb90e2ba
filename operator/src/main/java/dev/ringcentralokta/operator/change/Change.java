package dev.ringcentralokta.operator.change;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.status.ConditionType;
import java.util.List;

/**
 * One value that has to change outside the cluster.
 *
 * @param path where, in the words of the manifest ({@code application.label})
 * @param from what is there now, as text; empty where there is nothing
 * @param to what is declared, as text
 */
public record Change(String path, String from, String to) {

    private static final int VALUE_LIMIT = 256;

    public Change {
        from = shortened(from);
        to = shortened(to);
    }

    /** The same as drift, what is declared and what is there instead, which keeps {@code condition} from being true. */
    public static List<Drift> asDrift(List<Change> changes, ConditionType condition) {
        return changes.stream()
                .map(change -> new Drift(condition.name(), change.path, change.to, change.from))
                .toList();
    }

    @Override
    public String toString() {
        return path + ": '" + from + "' → '" + to + "'";
    }

    private static String shortened(String value) {
        return value.length() <= VALUE_LIMIT ? value : value.substring(0, VALUE_LIMIT - 1) + "…";
    }
}
