package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "-PT5S,0s",
        "PT119S,119s",
        "PT2M,2m",
        "PT2M5S,2m5s",
        "PT10M5S,10m",
        "PT179M,179m",
        "PT3H,3h",
        "PT3H1M,3h1m",
        "PT8H1M,8h",
        "PT47H,47h",
        "PT48H,2d",
        "PT49H,2d1h",
        "P8D,8d",
        "P729D,729d",
        "P730D,2y",
        "P731D,2y1d",
        "P2921D,8y"
    })
    void looksAsInKubectl(Duration age, String text) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(HumanDuration.between(start, start.plus(age))).isEqualTo(text);
    }
}
