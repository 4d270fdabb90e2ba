package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applies a PatchOp to a person's document. The specification has {@code op} in lower case and {@code value} as a string;
 * any JSON is taken as value, as RFC 7644 has it (unknown).
 */
final class ScimPatch {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** {@code [urn:]attribute[[type eq "work"]][.member]}. */
    private static final Pattern PATH = Pattern.compile("(?:(?<urn>" + Pattern.quote(ScimUser.ENTERPRISE)
            + "):)?(?<attribute>\\w+)(?:\\[type eq \"(?<type>\\w+)\"])?(?:\\.(?<member>\\w+))?");

    private ScimPatch() {}

    static void apply(ObjectNode user, ObjectNode request) {
        boolean named = false;
        for (JsonNode schema : request.path("schemas")) {
            named |= schema.asText().equals(SCHEMA);
        }
        if (!named || !(request.get("Operations") instanceof ArrayNode operations)) {
            throw Refusal.scim("invalidSyntax", "The request is not a PatchOp");
        }
        operations.forEach(operation -> apply(user, operation));
    }

    private static void apply(ObjectNode user, JsonNode operation) {
        String path = operation.path("path").asText("");
        JsonNode value = operation.path("value");
        switch (operation.path("op").asText("")) {
            case "add", "replace" -> put(user, path, value);
            case "remove" -> at(user, path, null);
            default -> throw Refusal.scim("invalidSyntax", "Operation must be one of add, replace, remove");
        }
    }

    private static void put(ObjectNode user, String path, JsonNode value) {
        if (value.isMissingNode()) {
            throw Refusal.scim("invalidValue", "Operation has no value");
        }
        if (!path.isEmpty()) {
            at(user, path, value);
        } else if (value instanceof ObjectNode members) {
            Json.merge(user, members);
        } else {
            throw Refusal.scim("invalidPath", "Operation has no path");
        }
    }

    /** Sets what the path names, or removes it for no value. */
    private static void at(ObjectNode user, String path, @Nullable JsonNode value) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw Refusal.scim(path.isEmpty() ? "noTarget" : "invalidPath", "Path [" + path + "] is invalid");
        }
        ObjectNode owner = parts.group("urn") == null ? user : user.withObjectProperty(ScimUser.ENTERPRISE);
        String attribute = parts.group("attribute");
        String type = parts.group("type");
        String member = parts.group("member");
        if (type != null) {
            item(owner.withArrayProperty(attribute), type, member, value);
        } else if (member != null) {
            set(owner.withObjectProperty(attribute), member, value);
        } else {
            set(owner, attribute, value);
        }
    }

    private static void item(ArrayNode items, String type, @Nullable String member, @Nullable JsonNode value) {
        ObjectNode item = null;
        for (JsonNode candidate : items) {
            if (candidate instanceof ObjectNode object
                    && object.path("type").asText().equals(type)) {
                item = object;
            }
        }
        if (item == null) {
            item = items.addObject().put("type", type);
        }
        if (member != null) {
            set(item, member, value);
        } else if (value instanceof ObjectNode members) {
            item.setAll(members);
        } else {
            items.removeIf(candidate -> candidate.path("type").asText().equals(type));
        }
    }

    private static void set(ObjectNode owner, String member, @Nullable JsonNode value) {
        if (value == null) {
            owner.remove(member);
        } else {
            owner.set(member, value);
        }
    }
}
