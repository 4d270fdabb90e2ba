package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Optional;

/**
 * CEL's types of a schema, so that a rule about a field that does not exist, or of another type, does not compile, as in
 * Kubernetes. Formats are strings here, also {@code date-time}.
 */
final class CelTypes implements CelTypeProvider {

    /** No rule can mean this by a name of its own; {@code self} would hide the variable. */
    private static final String ROOT = "self$type";

    private final CelType self;
    private final ImmutableMap<String, CelType> structs;

    CelTypes(JsonNode schema) {
        ImmutableMap.Builder<String, CelType> found = ImmutableMap.builder();
        self = type(schema, ROOT, found);
        structs = found.buildOrThrow();
    }

    /** The type of the schema itself. */
    CelType self() {
        return self;
    }

    /** The type of {@code schema}; {@code name} tells its objects from those of other places. */
    private static CelType type(JsonNode schema, String name, ImmutableMap.Builder<String, CelType> found) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return SimpleType.DYN;
        }
        return switch (schema.path("type").asText()) {
            case "string" -> SimpleType.STRING;
            case "boolean" -> SimpleType.BOOL;
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "array" -> ListType.create(type(schema.path("items"), name + ".items", found));
            case "object" -> object(schema, name, found);
            default -> SimpleType.DYN;
        };
    }

    private static CelType object(JsonNode schema, String name, ImmutableMap.Builder<String, CelType> found) {
        JsonNode values = schema.path("additionalProperties");
        if (values.isObject()) {
            return MapType.create(SimpleType.STRING, type(values, name + ".values", found));
        }
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return SimpleType.DYN;
        }
        StructType struct = struct(schema, name, found);
        found.put(name, struct);
        return struct;
    }

    private static StructType struct(JsonNode schema, String name, ImmutableMap.Builder<String, CelType> found) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        schema.path("properties").properties().forEach(property -> {
            String field = CelNames.escape(property.getKey());
            builder.put(field, type(property.getValue(), name + "." + field, found));
        });
        ImmutableMap<String, CelType> fields = builder.buildOrThrow();
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }
}
