package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
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

    /** By identity where items have one; by place in lists of equal length otherwise. */
    List<Pair> pairs(JsonNode recorded, JsonNode simulated) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            JsonNode item = recorded.get(i);
            boolean byPlace = recorded.size() == simulated.size()
                    && !identifiers.knows(item.path("id").asText());
            JsonNode samePlace = byPlace ? simulated.get(i) : MissingNode.getInstance();
            pairs.add(new Pair(i, item, partner(item, simulated).orElse(samePlace)));
        }
        return pairs;
    }

    private Optional<JsonNode> partner(JsonNode item, JsonNode simulated) {
        return Stream.of("/id", "/kid", "/source/id", "/label", "/profile/login", "/profile/name")
                .flatMap(pointer -> sameAt(pointer, item, simulated))
                .findFirst();
    }

    private Stream<JsonNode> sameAt(String pointer, JsonNode item, JsonNode simulated) {
        String key = identifiers.toSimulated(item.at(pointer).asText());
        return key.isEmpty()
                ? Stream.empty()
                : stream(simulated)
                        .filter(other -> other.at(pointer).asText().equals(key)
                                && identifiers
                                        .toSimulated(item.at("/target/id").asText())
                                        .equals(other.at("/target/id").asText()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }
}
