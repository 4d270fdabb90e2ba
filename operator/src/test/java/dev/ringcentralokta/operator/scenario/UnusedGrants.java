package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * That every right is used. Not one of the tests of {@code mvn test}, but run by the build when all of them have: the
 * scenarios tell what they ask.
 */
class UnusedGrants {

    /** Asked for by the API server's own check of owner references, where that is switched on; nobody calls it. */
    private static final String OF_OWNER_REFERENCES = "finalizers.ringcentral-okta.dev";

    @Test
    void theOperatorHasNoRightThatNoScenarioUses() {
        assumeThat(System.getProperty("test"))
                .as("-Dtest: not all tests were run")
                .isNull();
        Set<String> asked = Rights.asked();

        assertThat(Rights.granted().stream().flatMap(Rights.Request::of).map(Rights.Request::fileName))
                .filteredOn(right -> !right.endsWith(OF_OWNER_REFERENCES))
                .isNotEmpty()
                .allSatisfy(right -> assertThat(asked).contains(right));
    }
}
