package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polling the System Log of the sandbox's Okta: nothing is missed, nothing comes twice. */
class SystemLogTest {

    private final Clock clock = Clock.systemUTC();
    private final OktaOptions options =
            OktaOptions.defaults().withGenerousLimits().withDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), clock);
    private final OktaClient okta = OktaClient.create(
            OktaClient.Settings.fixed(org.url(), new OktaCredentials.ApiToken(options.apiToken()), 100),
            transport,
            new Governor("Okta", clock),
            clock);

    private String app = "";

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.org());
        app = okta.apps()
                .create(
                        OktaJson.object()
                                .put("name", "ringcentral")
                                .put("label", "RingCentral")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id();
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
    }

    @Test
    void tellsWhatHappenedSinceTheCursorAndByWhichCall() {
        // Given a cursor that stands at now
        String cursor = okta.systemLog().start(app, clock.instant()).cursor();

        // When somebody is assigned
        String jane = org.org().userId("jane@acme.com");
        Written<AppUser> assigned = okta.appUsers().assign(app, jane, null, Map.of());
        SystemLog.Poll poll = okta.systemLog().since(app, cursor, clock.instant());

        // Then the log tells of it, with our own call as its cause
        assertThat(poll.complete()).isTrue();
        assertThat(poll.events())
                .filteredOn(event -> event.eventType().equals("application.user_membership.add"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.ids()).contains(jane, app);
                    assertThat(event.requestId())
                            .isEqualTo(assigned.requestId())
                            .isNotEmpty();
                });

        // And once only
        assertThat(okta.systemLog().since(app, poll.cursor(), clock.instant()).events())
                .isEmpty();
    }

    @Test
    void readsOfManyEventsAllPages() {
        String cursor = okta.systemLog().start(app, clock.instant()).cursor();
        for (int i = 0; i < 1001; i++) {
            okta.apps().activate(app);
        }

        assertThat(okta.systemLog().since(app, cursor, clock.instant()).events())
                .hasSize(1001);
    }

    @Test
    void startsAnewWhereOktaNoLongerKnowsTheCursorAndSaysSo() {
        SystemLog.Poll poll = okta.systemLog().since(app, "not-a-cursor-of-okta", clock.instant());

        assertThat(poll.complete()).isFalse();
        assertThat(poll.cursor()).isNotEmpty();
    }
}
