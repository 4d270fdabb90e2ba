package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import dev.ringcentralokta.sandbox.tryit.DifferentPeople;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sandbox's page with the people of RingCentral, as it looks. */
@Tag("browser")
class UserListTest {

    @Test
    void readsWellOnADesk() {
        look("user-list-desk", Browser.onDesk());
    }

    @Test
    void readsWellOnAPhone() {
        look("user-list-phone", Browser.onPhone());
    }

    private static void look(String name, Browser browser) {
        try (browser;
                SimulatedOkta okta = SimulatedOkta.start(OktaOptions.defaults(), Optional.empty(), Clock.systemUTC());
                SimulatedRingCentral ringCentral =
                        SimulatedRingCentral.start(RingCentralSeed.options(), Optional.empty(), Clock.systemUTC())) {
            OktaSeed.acme(okta.org());
            RingCentralSeed.plant(ringCentral.account());
            DifferentPeople.plant(okta.org(), ringCentral.account());

            browser.begin(name)
                    .open(ringCentral.userList().toString())
                    .see("User List", "14 of 16 licences (lines) are used, 2 free.")
                    .see("Felix Berg", "Disabled", "Business Development", "Unassigned");
        }
    }
}
