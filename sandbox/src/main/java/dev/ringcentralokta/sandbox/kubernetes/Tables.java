package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Objects as rows, the form in which {@code kubectl get} asks for them. */
final class Tables {

    private Tables() {}

    /**
     * A {@code meta.k8s.io/v1} Table.
     *
     * @param includeObject what each row carries of its object: {@code None}, {@code Metadata} or {@code Object}
     */
    static ObjectNode table(ResourceType type, List<ApiObject> objects, String includeObject, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        ArrayNode definitions = table.putArray("columnDefinitions");
        type.columns().forEach(column -> definitions.add(column.definition()));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(type, object, includeObject, now)));
        return table;
    }

    /** The object's metadata alone. */
    static ObjectNode partial(ApiObject object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.metadata());
        return partial;
    }

    private static ObjectNode row(ResourceType type, ApiObject object, String includeObject, Instant now) {
        ObjectNode row = Json.object();
        ArrayNode cells = row.putArray("cells");
        ObjectNode stored = type.stored(object.copy());
        type.columns().forEach(column -> cells.add(column.cell().of(stored, now)));
        switch (includeObject) {
            case "None" -> {}
            case "Object" -> row.set("object", object.json());
            default -> row.set("object", partial(object));
        }
        return row;
    }
}
