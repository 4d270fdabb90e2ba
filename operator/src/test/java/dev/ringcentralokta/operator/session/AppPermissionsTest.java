package dev.ringcentralokta.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An app that may not change people is told of when it signs in, not when the first change is refused. */
class AppPermissionsTest {

    private static final String BY_OPERATOR = "  provisioning: {provisioner: Operator}\n";

    @Test
    void theMissingPermissionIsNamedUntilTheAppHasItAndSignsInAgain() {
        try (SessionFixture fixture = SessionFixture.withJwt()) {
            // Given an app that may only read
            fixture.ringCentral.developerConsole().grant(List.of("ReadAccounts"));
            fixture.change(manifest -> manifest + BY_OPERATOR);

            // When it signs in, and at the look after that
            for (int look = 1; look <= 2; look++) {
                fixture.look();

                // Then the condition says what to do, and the session is not given up
                assertThat(fixture.condition())
                        .startsWith("AppNotAllowed: ")
                        .contains(
                                "only the permissions ReadAccounts",
                                "needs EditAccounts",
                                "delete Secret '" + SessionFixture.TOKENS);
                assertThat(fixture.stored().permissions()).containsExactly("ReadAccounts");
            }

            // When somebody does that
            fixture.ringCentral.developerConsole().grant(List.of("ReadAccounts", "EditAccounts"));
            fixture.client.resource(fixture.tokens()).delete();
            fixture.look();

            // Then all is well
            assertThat(fixture.condition()).startsWith("SignedIn: ");
        }
    }

    @Test
    void aPersonIsGivenTheLinkToSignInAgain() {
        try (SessionFixture fixture = SessionFixture.withPeople()) {
            fixture.ringCentral.developerConsole().grant(List.of("ReadAccounts"));
            fixture.change(manifest -> manifest + BY_OPERATOR);
            fixture.look();
            fixture.signInAs(RingCentralSeed.ADMINISTRATOR);

            fixture.look();
            assertThat(fixture.condition()).startsWith("AppNotAllowed: ").contains("by the link of the manual step");
            assertThat(fixture.integration.getStatus().manualSteps())
                    .singleElement()
                    .satisfies(step ->
                            assertThat(step.where()).isEqualTo(fixture.link().url()));

            fixture.ringCentral.developerConsole().grant(List.of("EditAccounts"));
            fixture.signInAs(RingCentralSeed.ADMINISTRATOR);
            fixture.look();
            assertThat(fixture.condition()).startsWith("SignedIn: ");
            assertThat(fixture.integration.getStatus().manualSteps()).isEmpty();
        }
    }

    @Test
    void whoChangesNobodyNeedsNoRightToIt() {
        try (SessionFixture fixture = SessionFixture.withJwt()) {
            fixture.ringCentral.developerConsole().grant(List.of("ReadAccounts"));
            fixture.look();
            assertThat(fixture.condition()).startsWith("SignedIn: ");

            fixture.change(manifest -> manifest + BY_OPERATOR + "  managementPolicy: Observe\n");
            fixture.look();
            assertThat(fixture.condition()).startsWith("SignedIn: ");
        }
    }
}
