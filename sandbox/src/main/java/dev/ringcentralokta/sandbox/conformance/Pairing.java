package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the items of two lists that stand for each other. */
final class Pairing {

    /** An item of the recorded list and its partner; missing where it has none. */
    record Pair(int index, JsonNode recorded, JsonNode simulated) {}

    private final Identifiers identifiers;

    Pairing(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** By identity where items have one; the rest by place, if as many are left on both sides. */
    List<Pair> pairs(JsonNode recorded, JsonNode simulated) {
        Map<Integer, JsonNode> partners = new HashMap<>();
        List<JsonNode> left = items(simulated);
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            Optional<JsonNode> partner = partner(recorded.get(i), left);
            if (partner.isPresent()) {
                partners.put(i, partner.get());
                left.remove(partner.get());
            } else if (!identifiers.knows(recorded.get(i).path("id").asText())) {
                alone.add(i);
            }
        }
        for (int i = 0; i < alone.size() && alone.size() == left.size(); i++) {
            partners.put(alone.get(i), left.get(i));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            pairs.add(new Pair(i, recorded.get(i), partners.getOrDefault(i, MissingNode.getInstance())));
        }
        return pairs;
    }

    private Optional<JsonNode> partner(JsonNode item, List<JsonNode> simulated) {
        return Stream.of("/id", "/kid", "/source/id", "/label", "/profile/login", "/profile/name")
                .flatMap(pointer -> sameAt(pointer, item, simulated))
                .findFirst();
    }

    private Stream<JsonNode> sameAt(String pointer, JsonNode item, List<JsonNode> simulated) {
        String key = identifiers.toSimulated(item.at(pointer).asText());
        return key.isEmpty()
                ? Stream.empty()
                : simulated.stream()
                        .filter(other -> other.at(pointer).asText().equals(key)
                                && identifiers
                                        .toSimulated(item.at("/target/id").asText())
                                        .equals(other.at("/target/id").asText()));
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
