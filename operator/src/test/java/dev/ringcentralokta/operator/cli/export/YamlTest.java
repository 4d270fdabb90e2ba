package dev.ringcentralokta.operator.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as it was, by a reader of YAML 1.1, as kubectl is one. */
class YamlTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 500)
    void everyTextIsReadBack(@ForAll("texts") String key, @ForAll("texts") String value) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put(key, value);
        spec.putArray("list")
                .add(value)
                .addObject()
                .put("inner", value)
                .putArray("nested")
                .add(key);
        assertReadBack(spec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "No",
                "ON",
                "y",
                "null",
                "~",
                "1_000",
                "0x1F",
                "12:30",
                "1e3",
                ".inf",
                "2024-01-01",
                "=",
                "<<",
                "- a",
                "a: b",
                "a #b",
                " a",
                "a ",
                "a\nb",
                "a\tb",
                "\u0085",
                "\u2028",
                "\ufeff",
                "{a}",
                "[a]",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "'",
                "\"",
                "\\",
                "|",
                ">",
                "?",
                ":",
                "-",
                "---",
                "...",
                "Lucía",
                "日本",
                "a,b"
            })
    void whatMeansSomethingToYamlIsText(String text) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode().put("value", text);
        spec.putArray("list").add(text);
        assertReadBack(spec);
    }

    @Test
    void plainTextStaysPlain() {
        Manifest manifest = Manifest.of(
                "AppAssignment",
                "user-jane",
                Optional.empty(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("login", "jane.doe@acme.com")
                        .put("url", "https://acme.okta.com:8443/a")
                        .put("flag", true)
                        .put("count", 7)
                        .putNull("none"),
                List.of("first line", "with a\nbreak"));

        assertThat(Yaml.documents(List.of(manifest)))
                .isEqualTo(
                        """
                        # first line
                        # with a break
                        apiVersion: ringcentral-okta.dev/v1alpha1
                        kind: AppAssignment
                        metadata:
                          name: user-jane
                        spec:
                          login: jane.doe@acme.com
                          url: https://acme.okta.com:8443/a
                          flag: true
                          count: 7
                          none: null
                        """);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars(" -:#'\"\\[]{}&*!|>%@`,?\n\t\r01eEx_.yno~=<")
                        .ofMaxLength(8),
                Arbitraries.strings().excludeChars('\ud800').ofMaxLength(6).map(YamlTest::withoutHalves));
    }

    /** Half a character is none; Okta sends no such text. */
    private static String withoutHalves(String text) {
        return text.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void assertReadBack(ObjectNode spec) {
        Manifest manifest = Manifest.of("K", "n", Optional.empty(), spec, List.of());
        Map<String, Object> read = new org.yaml.snakeyaml.Yaml().load(Yaml.documents(List.of(manifest)));
        JsonNode found = MAPPER.valueToTree(read);
        assertThat(found).isEqualTo(manifest.object());
    }
}
