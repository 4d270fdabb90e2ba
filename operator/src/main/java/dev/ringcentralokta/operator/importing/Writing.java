package dev.ringcentralokta.operator.importing;

import java.util.List;
import java.util.Map;

/**
 * Attributes to be written to a user in Okta.
 *
 * @param values by the variable names of the attributes; nothing personal is told of them
 * @param problems why others are not among them, for a person to read
 */
record Writing(Map<String, Object> values, List<String> problems) {

    Writing {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    static Writing nothing() {
        return new Writing(Map.of(), List.of());
    }

    @Override
    public String toString() {
        return "Writing[" + values.keySet() + ", " + problems + "]";
    }
}
