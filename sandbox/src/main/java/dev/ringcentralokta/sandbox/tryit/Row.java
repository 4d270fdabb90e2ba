package dev.ringcentralokta.sandbox.tryit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object as the table shows it.
 *
 * @param kind the short name of its kind
 * @param name its name
 * @param ready the status of its condition Ready; {@code -} before it has one
 * @param reason the reason of that condition
 * @param message the message of that condition
 */
record Row(String kind, String name, String ready, String reason, String message) {

    static Row of(GenericKubernetesResource resource) {
        Optional<Map<String, Object>> ready = conditions(resource).stream()
                .filter(condition -> "Ready".equals(condition.get("type")))
                .findFirst();
        return new Row(
                Kinds.valueOf(resource.getKind()).shortName(),
                resource.getMetadata().getName(),
                text(ready, "status"),
                text(ready, "reason"),
                text(ready, "message"));
    }

    boolean isReady() {
        return ready.equals("True");
    }

    @SuppressWarnings("unchecked") // the CRD's schema says that conditions are a list of objects
    private static List<Map<String, Object>> conditions(GenericKubernetesResource resource) {
        return Optional.ofNullable((List<Map<String, Object>>) resource.get("status", "conditions"))
                .orElse(List.of());
    }

    private static String text(Optional<Map<String, Object>> condition, String member) {
        return condition.map(values -> String.valueOf(values.get(member))).orElse("-");
    }
}
