package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

    private static final JsonNode OBJECT = Json.parse(
            """
            {"a": {"b": 1}, "labels": {"x.io/y": "z"},
             "items": [{"type": "Ready", "at": {"n": 1}}, {"type": "Synced", "at": {"n": 2}}]}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".a.b | 1",
                ".labels.x\\.io/y | \"z\"",
                ".labels['x.io/y'] | \"z\"",
                ".items[1].type | \"Synced\"",
                ".items[-1].type | \"Synced\"",
                ".items[*].at.n | 1",
                ".items[?(@.type==\"Synced\")].at.n | 2",
                ".items[?(@.type!='Ready')].at.n | 2",
                ".items[?(@.at.n==2)].type | \"Synced\""
            })
    void findsTheFirstValue(String path, String expected) {
        assertThat(JsonPath.parse(path).first(OBJECT)).hasToString("Optional[" + expected + "]");
    }

    @ParameterizedTest
    @CsvSource({".a.c", ".items[7].type", ".items[?(@.type==\"None\")].at"})
    void isEmptyWhereNothingIs(String path) {
        assertThat(JsonPath.parse(path).first(OBJECT)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> JsonPath.parse(".a[1:2]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at 2");
    }
}
