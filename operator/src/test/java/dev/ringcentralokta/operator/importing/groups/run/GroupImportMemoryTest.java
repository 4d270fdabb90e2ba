package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.run.GroupImportMemory.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GroupImportMemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Source ACME = new Source("https://acme.okta.com", "1");

    private final GroupImportMemory memory = new GroupImportMemory(ACME);

    @Test
    void isOfOneOrgAndOneAccountOnly() {
        assertThat(memory.of(ACME)).isSameAs(memory);

        for (Source other : new Source[] {new Source("https://other.okta.com", "1"), new Source(ACME.orgUrl(), "2")}) {
            GroupImportMemory its = memory.of(other);
            assertThat(its.readings()).isNotSameAs(memory.readings());
            assertThat(its.refusals()).isNotSameAs(memory.refusals());
            assertThat(its.of(other)).isSameAs(its);
        }
    }

    @Test
    void isIdleTwoDaysAfterItsLastUse() {
        assertThat(memory.idle(NOW)).as("just made").isFalse();
        memory.used(NOW);

        assertThat(memory.idle(NOW.plus(Duration.ofDays(2)))).isFalse();
        assertThat(memory.idle(NOW.plus(Duration.ofDays(2)).plusSeconds(1))).isTrue();
    }
}
