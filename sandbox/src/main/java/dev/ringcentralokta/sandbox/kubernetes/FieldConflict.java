package dev.ringcentralokta.sandbox.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A field that server-side apply wants to change and another manager owns.
 *
 * @param owner the other manager as shown to people, {@code "kubectl" using v1}
 * @param field the field, {@code .spec.okta.orgUrl}
 */
record FieldConflict(String owner, String field) {

    /** All conflicts in the words of an API server. */
    static String describe(List<FieldConflict> conflicts) {
        if (conflicts.size() == 1) {
            FieldConflict only = conflicts.get(0);
            return "Apply failed with 1 conflict: conflict with %s: %s".formatted(only.owner(), only.field());
        }
        Map<String, List<String>> perOwner = conflicts.stream()
                .collect(Collectors.groupingBy(
                        FieldConflict::owner,
                        TreeMap::new,
                        Collectors.mapping(FieldConflict::field, Collectors.toList())));
        String lines = perOwner.entrySet().stream()
                .map(entry -> "conflicts with " + entry.getKey() + ":\n- " + String.join("\n- ", entry.getValue()))
                .collect(Collectors.joining("\n"));
        return "Apply failed with %d conflicts: %s".formatted(conflicts.size(), lines);
    }
}
