package dev.ringcentralokta.operator.importing.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.ringcentral.CallQueue;
import dev.ringcentralokta.operator.ringcentral.ContactAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionContact;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupReaderTest {

    @Test
    void aDepartmentIsItsTextWhateverTheCaseAndSpeltAsMostHaveIt() {
        List<RingCentralGroup> groups = read(
                contact("1", "", "", "sales"),
                contact("2", "", "", "Sales"),
                contact("3", "", "", "  Sales "),
                contact("4", "", "", "SALES"),
                contact("5", "", "", " "));

        assertThat(groups)
                .containsExactly(
                        new RingCentralGroup(GroupKey.department("sALES"), "Sales", Set.of("1", "2", "3", "4")));
    }

    @Test
    void ofTwoSpellingsThatAsManyHaveTheFirstInOrderIsTaken() {
        assertThat(read(contact("1", "", "", "sales"), contact("2", "", "", "Sales")))
                .extracting(RingCentralGroup::name)
                .containsExactly("Sales");
        assertThat(read(contact("1", "", "", "R &  D"), contact("2", "", "", "R & D")))
                .extracting(RingCentralGroup::nameInOkta)
                .containsExactly("RingCentral department: R & D");
    }

    @Test
    void sitesAreToldApartByTheirIds() {
        assertThat(read(
                        contact("1", "main-site", "Main", ""),
                        contact("2", "7", "London", ""),
                        contact("3", "8", "London", ""),
                        contact("4", "9", "", "")))
                .extracting(RingCentralGroup::nameInOkta)
                .containsExactly(
                        "RingCentral site: London",
                        "RingCentral site: London",
                        "RingCentral site: 9",
                        "RingCentral site: Main");
    }

    @Test
    void aCallQueueWhoseMembersAreNotKnownIsLeftOut() {
        List<CallQueue> queues = List.of(new CallQueue("1", "Support"), new CallQueue("2", "Billing"));

        assertThat(GroupReader.read(List.of(), queues, Map.of("1", Set.of())))
                .containsExactly(new RingCentralGroup(new GroupKey(GroupKind.CallQueue, "1"), "Support", Set.of()));
    }

    @Test
    void aLongNameIsCutToWhatOktaTakes() {
        GroupKey key = new GroupKey(GroupKind.Site, "1");

        assertThat(new RingCentralGroup(key, "x".repeat(300), Set.of()).nameInOkta())
                .hasSize(255);
        assertThat(new RingCentralGroup(key, "Lyon\n\t2 ", Set.of()).nameInOkta())
                .isEqualTo("RingCentral site: Lyon 2");
    }

    private static List<RingCentralGroup> read(ExtensionContact... contacts) {
        return GroupReader.read(List.of(contacts), List.of(), Map.of());
    }

    private static ExtensionContact contact(String id, String site, String siteName, String department) {
        Map<ContactAttribute, String> attributes = new EnumMap<>(ContactAttribute.class);
        attributes.put(ContactAttribute.Site, site);
        attributes.put(ContactAttribute.SiteName, siteName);
        attributes.put(ContactAttribute.Department, department);
        attributes.values().removeIf(String::isEmpty);
        return new ExtensionContact(id, attributes);
    }
}
