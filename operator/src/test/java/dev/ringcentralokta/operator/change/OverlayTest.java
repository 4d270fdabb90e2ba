package dev.ringcentralokta.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void emptyFalseAndNothingAreTheSame() {
        Overlay overlay = overlay("{'a': '', 'b': false, 'c': null, 'd': []}");

        assertThat(overlay.differences(json("{'a': null, 'd': null}"))).isEmpty();
        assertThat(overlay.differences(json("{'a': 'x', 'b': true}")))
                .extracting(Change::path)
                .containsExactly("a", "b");
    }

    @Test
    void aValueIsTheSameHoweverItsTypeIsWritten() {
        Overlay overlay = overlay("{'a': 'true', 'b': true, 'c': '5', 'd': 5, 'e': 'false', 'f': false, 'g': 5}");

        assertThat(overlay.differences(
                        json("{'a': true, 'b': 'true', 'c': 5, 'd': '5', 'e': false, 'f': 'false', 'g': 5.0}")))
                .isEmpty();
        assertThat(overlay.differences(json("{'a': false, 'b': 'no', 'c': 6, 'd': '05', 'f': true, 'g': 5.5}")))
                .extracting(Change::path)
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void membersOfListElementsThatAreNotDeclaredDoNotCount() {
        Overlay overlay = overlay("{'list': [{'name': 'email', 'values': ['user.email']}]}");

        assertThat(overlay.differences(
                        json("{'list': [{'type': 'EXPRESSION', 'name': 'email', 'values': ['user.email']}]}")))
                .isEmpty();
        assertThat(overlay.differences(json("{'list': []}")))
                .extracting(Change::path)
                .containsExactly("list");
    }

    @Test
    void whatOthersSetIsKept() {
        ObjectNode result = overlay("{'settings': {'app': {'brand': 'x'}}}")
                .onto(json("{'id': '0oa1', 'settings': {'app': {'other': 'y'}, 'notes': {'admin': 'z'}}}"));

        assertThat(result)
                .isEqualTo(json(
                        "{'id': '0oa1', 'settings': {'app': {'other': 'y', 'brand': 'x'}, 'notes': {'admin': 'z'}}}"));
    }

    @Property
    void applyingOnceLeavesNothingToDo(
            @ForAll("documents") ObjectNode declared, @ForAll("documents") ObjectNode observed) {
        Overlay overlay = new Overlay(declared);

        assertThat(overlay.differences(overlay.onto(observed))).isEmpty();
    }

    @Property
    void membersThatAreNotDeclaredAreNeverTouched(
            @ForAll("documents") ObjectNode declared, @ForAll("documents") ObjectNode observed) {
        ObjectNode result = new Overlay(declared).onto(observed);

        observed.properties().stream()
                .filter(member -> !declared.has(member.getKey()))
                .forEach(member -> assertThat(result.get(member.getKey())).isEqualTo(member.getValue()));
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<String> values = Arbitraries.of("", "x", "y");
        Arbitrary<Map<String, Map<String, String>>> maps = Arbitraries.maps(
                        keys, Arbitraries.maps(keys, values).ofMaxSize(3))
                .ofMaxSize(4);
        return maps.map(OverlayTest::document);
    }

    /** Sections of one entry stand for plain values, so that documents differ in shape, too. */
    private static ObjectNode document(Map<String, Map<String, String>> sections) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        sections.forEach((key, section) -> {
            if (section.size() == 1) {
                document.put(key, section.values().iterator().next());
            } else {
                section.forEach(document.putObject(key)::put);
            }
        });
        return document;
    }

    private static Overlay overlay(String json) {
        return new Overlay(json(json));
    }

    private static ObjectNode json(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
