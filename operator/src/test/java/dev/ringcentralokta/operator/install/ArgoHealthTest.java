package dev.ringcentralokta.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** The health check that {@code docs/gitops.md} gives Argo CD. */
class ArgoHealthTest {

    private static final Path PAGE = Path.of(System.getProperty("project.root", ".."), "docs", "gitops.md");
    private static final Pattern LUA = Pattern.compile("```lua\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {suspend: false} |                                                                    | Progressing
                    {suspend: true}  |                                                                    | Suspended
                    {}               | {observedGeneration: -1}                                           | Progressing
                    {}               | {observedGeneration: 1, conditions: [{type: Ready, status: "True"}]} | Progressing
                    {}               | {observedGeneration: 2, conditions: [{type: Ready, status: "True"}]} | Healthy
                    {}               | {observedGeneration: 2, conditions: [{type: Ready, status: "False", message: why}]} | Progressing
                    {}               | {observedGeneration: 2, conditions: [{type: Ready, status: "False"}, {type: Stalled, status: "True", message: why}]} | Degraded
                    """)
    void tellsWhatKstatusTells(String spec, String status, String expected) throws IOException {
        LuaTable object = new LuaTable();
        object.set("metadata", lua("{generation: 2}"));
        object.set("spec", lua(spec));
        object.set("status", status == null ? LuaValue.NIL : lua(status));

        LuaValue health = run(object);

        assertThat(health.get("status").tojstring()).isEqualTo(expected);
        if (status != null && status.contains("why")) {
            assertThat(health.get("message").tojstring()).isEqualTo("why");
        }
    }

    private static LuaValue run(LuaValue object) throws IOException {
        Matcher code = LUA.matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();
        Globals globals = JsePlatform.standardGlobals();
        globals.set("obj", object);
        return globals.load(code.group(1), PAGE.toString()).call();
    }

    private static LuaValue lua(String yaml) throws IOException {
        return lua(new YAMLMapper().readTree(yaml));
    }

    private static LuaValue lua(JsonNode json) {
        if (json.isContainerNode()) {
            LuaTable table = new LuaTable();
            json.properties().forEach(field -> table.set(field.getKey(), lua(field.getValue())));
            for (int item = 0; json.isArray() && item < json.size(); item++) {
                table.set(item + 1, lua(json.get(item)));
            }
            return table;
        }
        return json.isBoolean()
                ? LuaValue.valueOf(json.booleanValue())
                : json.isNumber() ? LuaValue.valueOf(json.doubleValue()) : LuaValue.valueOf(json.asText());
    }
}
