package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;

/** The form in which a request wants its answer: objects, tables, or metadata alone (by its Accept header). */
record Representation(ResourceType type, Form form, String includeObject, Clock clock) {

    enum Form {
        OBJECT,
        TABLE,
        METADATA
    }

    static Representation of(ResourceType type, String accept, String includeObject, Clock clock) {
        Form form = accept.contains("as=Table")
                ? Form.TABLE
                : accept.contains("as=PartialObjectMetadata") ? Form.METADATA : Form.OBJECT;
        return new Representation(type, form, includeObject, clock);
    }

    ObjectNode one(ApiObject object) {
        return switch (form) {
            case OBJECT -> object.json();
            case METADATA -> Tables.partial(object);
            case TABLE -> {
                ObjectNode table = Tables.table(type, List.of(object), includeObject, clock.instant());
                table.withObject("/metadata").put("resourceVersion", object.resourceVersion());
                yield table;
            }
        };
    }

    ObjectNode page(Queries.Page page) {
        ObjectNode list =
                switch (form) {
                    case OBJECT -> list(type.apiVersion(), type.names().listKind(), page);
                    case METADATA -> list("meta.k8s.io/v1", "PartialObjectMetadataList", page);
                    case TABLE -> Tables.table(type, page.items(), includeObject, clock.instant());
                };
        ObjectNode metadata = list.withObject("/metadata").put("resourceVersion", Long.toString(page.revision()));
        page.next().ifPresent(next -> metadata.put("continue", next).put("remainingItemCount", page.remaining()));
        return list;
    }

    private ObjectNode list(String apiVersion, String kind, Queries.Page page) {
        ObjectNode list = Json.object().put("kind", kind).put("apiVersion", apiVersion);
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        page.items().forEach(object -> items.add(one(object)));
        return list;
    }
}
