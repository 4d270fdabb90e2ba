package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Merges what a manager applies into an object, field by field, and keeps account of who owns what. */
final class ServerSideApply {

    private ServerSideApply() {}

    /**
     * The object after the apply.
     *
     * @param current the object, or an empty one that is being created
     * @param force whether to take over what others own
     * @throws ApiException 409 when others own what would change, and {@code force} is not set
     */
    static ObjectNode apply(
            ObjectNode current,
            ObjectNode applied,
            JsonNode schema,
            ManagedFields fields,
            ManagedFields.Manager manager,
            boolean force) {
        List<FieldConflict> conflicts = fields.conflicts(manager, applied, current);
        if (!conflicts.isEmpty() && !force) {
            throw ApiException.applyConflict(conflicts);
        }
        ObjectNode owned = FieldSet.of(applied, schema);
        ObjectNode result = current.deepCopy();
        ObjectNode given = FieldSet.minus(fields.ownedBy(manager), owned);
        FieldSet.removeFrom(result, FieldSet.minus(given, fields.ownedByOthers(manager)));
        merge(result, applied, schema);
        if (!conflicts.isEmpty()) {
            fields.take(manager, owned);
        }
        fields.set(manager, owned);
        return result;
    }

    private static void merge(ObjectNode target, ObjectNode applied, JsonNode schema) {
        applied.properties().forEach(member -> {
            JsonNode there = target.path(member.getKey());
            JsonNode inner = Shapes.member(schema, member.getKey());
            if (member.getValue() instanceof ObjectNode object && there instanceof ObjectNode existing) {
                merge(existing, object, inner);
            } else if (there instanceof ArrayNode existing
                    && member.getValue().isArray()
                    && !Shapes.keys(inner).isEmpty()) {
                mergeByKeys(existing, member.getValue(), inner);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static void mergeByKeys(ArrayNode target, JsonNode applied, JsonNode schema) {
        List<String> keys = Shapes.keys(schema);
        applied.forEach(element -> Json.stream(target)
                .filter(existing -> Shapes.key(existing, keys).equals(Shapes.key(element, keys)))
                .findFirst()
                .ifPresentOrElse(
                        existing -> merge((ObjectNode) existing, (ObjectNode) element, schema.path("items")),
                        () -> target.add(element.deepCopy())));
    }
}
