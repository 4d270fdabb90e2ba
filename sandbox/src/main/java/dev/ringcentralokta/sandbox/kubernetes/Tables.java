package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;

/** Objects as {@code kubectl get} asks for them: a Table with the type's columns. */
final class Tables {

    private final Clock clock;

    Tables(Clock clock) {
        this.clock = clock;
    }

    ObjectNode of(ResourceType type, List<ApiObject> objects, String resourceVersion) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", resourceVersion);
        ArrayNode columns = table.putArray("columnDefinitions");
        type.columns().forEach(column -> columns.add(column.definition()));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(type, object)));
        return table;
    }

    private ObjectNode row(ResourceType type, ApiObject object) {
        ObjectNode row = Json.object();
        ArrayNode cells = row.putArray("cells");
        type.columns().forEach(column -> cells.add(column.cell().of(object.json(), clock.instant())));
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.metadata());
        row.set("object", partial);
        return row;
    }
}
