package dev.ringcentralokta.sandbox.tryit;

import dev.ringcentralokta.sandbox.okta.OktaOrg;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralAccount;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import java.util.List;
import java.util.Map;

/**
 * People in whom Okta and RingCentral differ, in both directions and each in one way; {@code docs/sandbox.md} lists
 * them. Those in Okta are members of the group that the sample manifests assign.
 */
public final class DifferentPeople {

    /** The group that all of them in Okta are members of. */
    static final String GROUP = "Sales";

    /** An {@code externalId} that is no id of Okta's. */
    static final String NOBODYS_ID = "00unobody00000000000";

    private static final int FREE_LINES = 2;
    private static final String DEPARTMENT = "Sales";
    private static final String TITLE = "Account Executive";

    private final OktaOrg okta;
    private final RingCentralAccount ringCentral;
    private final String group;

    private DifferentPeople(OktaOrg okta, RingCentralAccount ringCentral) {
        this.okta = okta;
        this.ringCentral = ringCentral;
        this.group = okta.groupIds(GROUP).get(0);
    }

    /**
     * Adds the people to the org of {@link dev.ringcentralokta.sandbox.okta.OktaSeed#acme} and to an account, and
     * gives up free lines until there are fewer than people of the group without one.
     */
    public static void plant(OktaOrg okta, RingCentralAccount ringCentral) {
        DifferentPeople people = new DifferentPeople(okta, ringCentral);
        people.onOneSide();
        people.onBothSides();
        people.inDoubt();
        people.leaveFewLines();
    }

    private void onOneSide() {
        inOkta("nina@acme.com", "Nina", "Park", UserStatus.ACTIVE, TITLE);
        inOkta("noah@acme.com", "Noah", "Klein", UserStatus.ACTIVE, TITLE);
        inRingCentral("ivan@acme.com", "Ivan", "Petrov", ExtensionStatus.Enabled);
    }

    private void onBothSides() {
        inOkta("clara@acme.com", "Clara", "Nowak", UserStatus.ACTIVE, "Sales Manager");
        RingCentralSeed.seat(
                ringCentral,
                Contact.of("Clara", "Nowak", "clara@acme.com", "Team Lead", "Business Development"),
                ExtensionStatus.Enabled);
        inOkta("felix@acme.com", "Felix", "Berg", UserStatus.ACTIVE, TITLE);
        inRingCentral("felix@acme.com", "Felix", "Berg", ExtensionStatus.Disabled);
        inOkta("yuki@acme.com", "Yuki", "Mori", UserStatus.SUSPENDED, TITLE);
        inRingCentral("yuki@acme.com", "Yuki", "Mori", ExtensionStatus.Enabled);
    }

    private void inDoubt() {
        inOkta("Ben.Okafor@acme.com", "Ben", "Okafor", UserStatus.ACTIVE, TITLE);
        inRingCentral("ben.okafor@acme.com", "Ben", "Okafor", ExtensionStatus.Enabled);
        inOkta("tara@acme.com", "Tara", "Walsh", UserStatus.ACTIVE, TITLE);
        RingCentralSeed.seat(
                ringCentral,
                Contact.of("Tara", "Walsh", "tara@acme.com", TITLE, DEPARTMENT),
                ExtensionStatus.Enabled,
                NOBODYS_ID);
        inOkta("maria.silva@acme.com", "Maria", "Silva", UserStatus.ACTIVE, TITLE);
        inRingCentral("msilva@acme.com", "Maria", "Silva", ExtensionStatus.Enabled);
        inRingCentral("maria.s@acme.com", "Maria", "Silva", ExtensionStatus.Enabled);
    }

    private void leaveFewLines() {
        List<Long> free = ringCentral.extensions().stream()
                .filter(line -> !line.assigned())
                .map(Extension::id)
                .toList();
        free.stream().skip(FREE_LINES).forEach(ringCentral::cancelLine);
    }

    private void inOkta(String login, String firstName, String lastName, UserStatus status, String title) {
        okta.addUser(login, firstName, lastName, status, Map.of("department", DEPARTMENT, "title", title));
        okta.addMember(group, login);
    }

    private void inRingCentral(String email, String firstName, String lastName, ExtensionStatus status) {
        RingCentralSeed.seat(ringCentral, Contact.of(firstName, lastName, email, TITLE, DEPARTMENT), status);
    }
}
