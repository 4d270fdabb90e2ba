package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.PushMemory.Source;
import org.junit.jupiter.api.Test;

class PushMemoryTest {

    private static final Source SOURCE = new Source("https://acme.okta.com", "0oa1", "https://rc", "1");

    private final PushMemory memory = new PushMemory(SOURCE);

    @Test
    void isOfUseForTheSame() {
        assertThat(memory.of(new Source("https://acme.okta.com", "0oa1", "https://rc", "1")))
                .isSameAs(memory);
    }

    @Test
    void nothingIsRememberedOfAnotherAppOrAccount() {
        assertThat(memory.of(new Source("https://acme.okta.com", "0oa2", "https://rc", "1")))
                .isNotSameAs(memory);
        assertThat(memory.of(new Source("https://acme.okta.com", "0oa1", "https://rc", "2")))
                .isNotSameAs(memory);
    }
}
