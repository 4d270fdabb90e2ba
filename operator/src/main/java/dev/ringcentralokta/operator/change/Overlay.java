package dev.ringcentralokta.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The declared part of a vendor's document: only its leaves are owned. Compared after Okta's own normalisation
 * (okta-api.md §2.3: empty text, false and nothing are the same; unknown extra members do not count).
 *
 * @param declared the owned members, in the vendor's form
 */
public record Overlay(ObjectNode declared) {

    /** What has to change in {@code observed} to hold everything declared; paths in the vendor's form. */
    public List<Change> differences(JsonNode observed) {
        List<Change> changes = new ArrayList<>();
        compare("", declared, observed, changes);
        return List.copyOf(changes);
    }

    /** {@code observed} with everything declared put in, and all that others set kept. */
    public ObjectNode onto(ObjectNode observed) {
        ObjectNode result = observed.deepCopy();
        merge(result, declared);
        return result;
    }

    private static void compare(String path, JsonNode wanted, JsonNode found, List<Change> changes) {
        if (wanted.isObject()) {
            for (Map.Entry<String, JsonNode> member : wanted.properties()) {
                String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                compare(at, member.getValue(), found.path(member.getKey()), changes);
            }
        } else if (!same(wanted, found)) {
            changes.add(new Change(path, text(found), text(wanted)));
        }
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        if (isNothing(wanted) || isNothing(found)) {
            return (isNothing(wanted) && isNothing(found)) || sameText(wanted, found);
        }
        return wanted.isArray() ? sameElements(wanted, found) : sameText(wanted, found) || sameNumber(wanted, found);
    }

    private static boolean sameNumber(JsonNode wanted, JsonNode found) {
        return wanted.isNumber() && found.isNumber() && wanted.decimalValue().compareTo(found.decimalValue()) == 0;
    }

    /** {@code "true"} and {@code true}, {@code "5"} and {@code 5}: a schema decides which it is (peers.md §3, no. 13). */
    private static boolean sameText(JsonNode wanted, JsonNode found) {
        return wanted.isValueNode()
                && found.isValueNode()
                && !wanted.isNull()
                && !found.isNull()
                && wanted.asText().equals(found.asText());
    }

    private static boolean sameElements(JsonNode wanted, JsonNode found) {
        if (!found.isArray() || wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            List<Change> changes = new ArrayList<>();
            compare("", wanted.get(i), found.get(i), changes);
            if (!changes.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isBoolean() && !node.asBoolean())
                || (node.isArray() && node.isEmpty());
    }

    private static void merge(ObjectNode target, ObjectNode declared) {
        declared.properties().forEach(member -> {
            JsonNode existing = target.path(member.getKey());
            if (member.getValue() instanceof ObjectNode section && existing instanceof ObjectNode object) {
                merge(object, section);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static String text(JsonNode node) {
        return node.isContainerNode() ? node.toString() : node.isMissingNode() || node.isNull() ? "" : node.asText();
    }
}
