package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1}         | {'b':2}              | {'a':1,'b':2}",
                "{'a':{'b':1}}   | {'a':{'b':null}}     | {'a':{}}",
                "{'a':[1,2]}     | {'a':[3]}            | {'a':[3]}",
                "{}              | {'a':{'b':null}}     | {'a':{}}",
                "{'containers':[{'name':'x','v':1}]} | {'containers':[{'name':'y'}]} | {'containers':[{'name':'y'}]}"
            })
    void mergesByJsonMergePatch(String object, String patch, String expected) {
        assertThat(patched("application/merge-patch+json", object, patch)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'containers':[{'name':'x','v':1}]} | {'containers':[{'name':'y'}]}"
                        + " | {'containers':[{'name':'x','v':1},{'name':'y'}]}",
                "{'containers':[{'name':'x','v':1}]} | {'containers':[{'name':'x','v':2}]}"
                        + " | {'containers':[{'name':'x','v':2}]}",
                "{'containers':[{'name':'x'},{'name':'y'}]} | {'containers':[{'name':'x','$patch':'delete'}]}"
                        + " | {'containers':[{'name':'y'}]}",
                "{'containers':[{'name':'x'}]} | {'containers':[{'name':'y'},{'$patch':'replace'}]}"
                        + " | {'containers':[{'name':'y'}]}",
                "{'finalizers':['a','b']} | {'$deleteFromPrimitiveList/finalizers':['a']} | {'finalizers':['b']}",
                "{'finalizers':['a']} | {'finalizers':['b'],'$setElementOrder/finalizers':['a','b']}"
                        + " | {'finalizers':['a','b']}",
                "{'s':{'a':1,'b':2}} | {'s':{'$retainKeys':['b','c'],'c':3}} | {'s':{'b':2,'c':3}}",
                "{'data':{'a':'1','b':'2'}} | {'data':{'a':null}} | {'data':{'b':'2'}}",
                "{'x':[1,2]} | {'x':[3]} | {'x':[3]}"
            })
    void mergesStrategically(String object, String patch, String expected) {
        assertThat(patched("application/strategic-merge-patch+json", object, patch))
                .isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':[1,3]}     | [{'op':'add','path':'/a/1','value':2}]      | {'a':[1,2,3]}",
                "{'a':[1]}       | [{'op':'add','path':'/a/-','value':2}]      | {'a':[1,2]}",
                "{'a':1,'b':2}   | [{'op':'remove','path':'/a'}]               | {'b':2}",
                "{'a':[1,2]}     | [{'op':'replace','path':'/a/0','value':9}]  | {'a':[9,2]}",
                "{'a':1}         | [{'op':'move','from':'/a','path':'/b'}]     | {'b':1}",
                "{'a':1}         | [{'op':'copy','from':'/a','path':'/b'}]     | {'a':1,'b':1}",
                "{'a/b':1}       | [{'op':'test','path':'/a~1b','value':1}]    | {'a/b':1}"
            })
    void appliesJsonPatches(String object, String patch, String expected) {
        assertThat(patched("application/json-patch+json", object, patch)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'test','path':'/a','value':2}]    | testing value /a failed",
                "[{'op':'remove','path':'/b'}]            | missing path: /b",
                "[{'op':'add','path':'/b/c','value':1}]   | missing path: /b",
                "[{'op':'spin','path':'/a'}]              | Unexpected kind: spin"
            })
    void refusesJsonPatchesThatDoNotApply(String patch, String cause) {
        assertThatThrownBy(() -> patched("application/json-patch+json", "{'a':1}", patch))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(422);
                    assertThat(e.status().at("/details/causes/0/message").asText())
                            .contains(cause);
                });
    }

    @Test
    void refusesOtherMediaTypes() {
        assertThatThrownBy(() -> patched("text/plain", "{}", "{}"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(415));
    }

    private static ObjectNode patched(String mediaType, String object, String patch) {
        byte[] body = patch.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Patches.read(mediaType, body, BuiltInTypes.NAMESPACES).apply(json(object));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }
}
