package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

    private static final ApiObject OBJECT = new ApiObject((ObjectNode)
            Json.parse("{\"metadata\":{\"name\":\"m\",\"labels\":{\"app\":\"x\",\"x.io/tier\":\"gold\"}}}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=x | true",
                "app==y | false",
                "app!=y | true",
                "other!=y | true",
                "app=x,x.io/tier=gold | true",
                "app=x,x.io/tier=iron | false",
                "x.io/tier in (iron, gold),app | true",
                "x.io/tier notin (iron,gold) | false",
                "other notin (a) | true",
                "other | false",
                "!other | true"
            })
    void selectsByLabels(String selector, boolean selected) {
        assertThat(Selector.labels(selector).test(OBJECT)).isEqualTo(selected);
    }

    @Test
    void selectsByFields() {
        assertThat(Selector.fields("metadata.name=m", BuiltInTypes.NAMESPACES).test(OBJECT))
                .isTrue();
        assertThat(Selector.fields("metadata.name!=m", BuiltInTypes.NAMESPACES).test(OBJECT))
                .isFalse();
        assertThatThrownBy(() -> Selector.fields("spec.x=1", BuiltInTypes.NAMESPACES))
                .hasMessage("field label not supported: spec.x");
    }
}
