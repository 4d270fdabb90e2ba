package dev.ringcentralokta.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultOrdersTest {

    private final Faults faults = new Faults();

    @Test
    void placesEachKindOfFault() throws Exception {
        assertThat(placed("{\"status\":429,\"body\":{\"a\":1},\"headers\":{\"X-Rate-Limit-Reset\":\"7\"}}"))
                .isEqualTo(new Faults.Status(429, "{\"a\":1}", Map.of("X-Rate-Limit-Reset", "7")));
        assertThat(placed("{\"status\":503,\"body\":\"\"}")).isEqualTo(new Faults.Status(503, ""));
        assertThat(placed("{\"latencyMillis\":5}")).isEqualTo(new Faults.Latency(Duration.ofMillis(5)));
        assertThat(placed("{\"hangMillis\":5}")).isEqualTo(new Faults.Hang(Duration.ofMillis(5)));
        assertThat(placed("{\"truncate\":true}")).isEqualTo(new Faults.Truncated());
        assertThat(placed("{\"drop\":\"before\"}")).isEqualTo(new Faults.DropBefore());
        assertThat(placed("{\"drop\":\"after\"}")).isEqualTo(new Faults.DropAfter());
        assertThat(placed("{\"reset\":\"before\"}")).isEqualTo(new Faults.ResetBefore());
        assertThat(placed("{\"reset\":\"after\"}")).isEqualTo(new Faults.ResetAfter());
    }

    @Test
    void placesAFaultAtTheNthCall() throws Exception {
        FaultOrders.place(faults, json("{\"nthCall\":2,\"truncate\":true}"));

        assertThat(faults.next("GET", "/any")).isEmpty();
        assertThat(faults.next("POST", "/other")).contains(new Faults.Truncated());
        assertThat(faults.next("POST", "/other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"drop\":\"later\"}",
                "{\"status\":500,\"path\":\"(\"}",
                "{\"status\":500,\"times\":0}",
                "{\"status\":500,\"nthCall\":0}"
            })
    void saysWhatIsWrong(String order) throws Exception {
        ObjectNode json = json(order);

        assertThatThrownBy(() -> FaultOrders.place(faults, json)).isInstanceOf(IllegalArgumentException.class);
    }

    private Faults.Fault placed(String order) throws Exception {
        FaultOrders.place(faults, json(order));
        return faults.next("GET", "/any").orElseThrow();
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
