package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two answers to one request: status, relations of the Link headers, and in the body the keys, types and nulls
 * at every level, the length of lists, and the values that the recording determines ({@link Values}).
 */
final class Comparison {

    private final Interaction interaction;
    private final Identifiers identifiers;
    private final Values values;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Interaction interaction, Identifiers identifiers, Values values) {
        this.interaction = interaction;
        this.identifiers = identifiers;
        this.values = values;
    }

    /** All differences, in the order of the recorded answer; status first. */
    static List<Difference> of(Interaction interaction, Answer simulated, Identifiers identifiers, Values values) {
        Comparison comparison = new Comparison(interaction, identifiers, values);
        comparison.answers(simulated);
        return comparison.differences;
    }

    private void answers(Answer simulated) {
        Answer recorded = interaction.answer();
        if (recorded.status() != simulated.status()) {
            differ("status", Integer.toString(recorded.status()), simulated.status() + " " + error(simulated));
            return;
        }
        Set<String> recordedRelations = recorded.relations();
        Set<String> simulatedRelations = simulated.relations();
        if (interaction.listsTheOrg()) {
            // How many pages there are depends on what else the recorded org has.
            recordedRelations.remove("next");
            simulatedRelations.remove("next");
        }
        if (!recordedRelations.equals(simulatedRelations)) {
            differ("Link", recordedRelations.toString(), simulatedRelations.toString());
        }
        if (interaction.listsTheOrg() && recorded.document().isArray()) {
            items("", recorded.document(), simulated.document());
        } else {
            compare("", recorded.document(), simulated.document());
        }
    }

    private void compare(String pointer, JsonNode recorded, JsonNode simulated) {
        if (recorded.getNodeType() != simulated.getNodeType()) {
            differ(pointer, type(recorded), type(simulated));
        } else if (recorded.isObject()) {
            members(pointer, recorded, simulated);
        } else if (recorded.isArray()) {
            if (recorded.size() != simulated.size()) {
                differ(pointer, recorded.size() + " items", simulated.size() + " items");
            }
            items(pointer, recorded, simulated);
        } else if (values.differ(interaction, pointer, recorded, simulated, identifiers)) {
            differ(pointer, values.shown(pointer, recorded), values.shown(pointer, simulated));
        }
    }

    private void members(String pointer, JsonNode recorded, JsonNode simulated) {
        Set<String> more = new TreeSet<>();
        simulated.fieldNames().forEachRemaining(more::add);
        recorded.properties().forEach(member -> {
            String own = simulated.has(member.getKey()) ? member.getKey() : identifiers.toSimulated(member.getKey());
            more.remove(own);
            compare(pointer + Json.step(member.getKey()), member.getValue(), simulated.path(own));
        });
        more.forEach(name -> compare(pointer + Json.step(name), recorded.path(name), simulated.path(name)));
    }

    /**
     * Items without a partner are told where they matter: one that the recording made must be there. Others belong to
     * the recorded org, or the different length has been told.
     */
    private void items(String pointer, JsonNode recorded, JsonNode simulated) {
        new Pairing(identifiers).pairs(recorded, simulated).forEach(pair -> {
            String place = pointer + "/" + pair.index();
            if (!pair.simulated().isMissingNode()) {
                compare(place, pair.recorded(), pair.simulated());
            } else if (identifiers.knows(pair.recorded().path("id").asText())) {
                differ(place, "an item", "absent");
            }
        });
    }

    private void differ(String pointer, String recorded, String simulated) {
        differences.add(new Difference(pointer.isEmpty() ? "/" : pointer, recorded, simulated));
    }

    private static String type(JsonNode node) {
        return node.isMissingNode()
                ? "absent"
                : switch (node.getNodeType()) {
                    case STRING -> "text";
                    case OBJECT -> "an object";
                    case ARRAY -> "a list";
                    case NUMBER -> "a number";
                    case BOOLEAN -> node.asText();
                    default -> "null";
                };
    }

    private static String error(Answer answer) {
        JsonNode body = answer.document();
        StringBuilder text = new StringBuilder(body.path("errorCode").asText());
        body.path("errorCauses").forEach(cause -> text.append(' ')
                .append(cause.path("errorSummary").asText()));
        return text.toString();
    }
}
