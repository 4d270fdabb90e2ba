package dev.ringcentralokta.operator.provisioning;

import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.ExtensionNumber;
import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.Site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.ExtensionsNow.Settled;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What SCIM lacks is planned by what the list of extensions tells. */
class ExtensionPlannerTest {

    private static final Site MAIN = new Site("main-site", "Main Site");
    private static final Site LYON = new Site("87654", "Lyon");

    private final List<Assigned> assigned = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Extension> extensions = new HashMap<>();
    private final Map<String, Settled> settled = new HashMap<>();
    private Optional<List<Site>> sites = Optional.of(List.of(MAIN, LYON));
    private boolean update = true;

    private ExtensionPlan plan() {
        RemovalGuard guard = new RemovalGuard(9, 100, GoDuration.parse("1h"), GoDuration.parse("0s"));
        Policy policy =
                new Policy(true, update, true, false, Duration.ZERO, guard, new ProtectedLogins(List.of()), Set.of());
        Observed observed = new Observed(
                assigned,
                Set.of(),
                accounts,
                Set.of(),
                Set.of(),
                Map.of(),
                0,
                new Released(Set.of(), Set.of()),
                Set.of(),
                Set.of(),
                World.NOW);
        return ExtensionPlanner.plan(policy, observed, new ExtensionsNow(extensions, sites, settled));
    }

    private void person(String userId, Status status, Map<ExtensionAttribute, String> extension) {
        Mapped mapped = new Mapped(Map.of(), Map.of(), extension, List.of());
        assigned.add(new Assigned(userId, userId + "@acme.com", true, status, Optional.empty(), mapped));
    }

    private void person(String userId, Map<ExtensionAttribute, String> extension) {
        person(userId, Status.Active, extension);
    }

    private void account(String id, String userId, String number, Site site) {
        accounts.add(new Account(id, Optional.of(userId), userId + "@acme.com", true, Optional.empty()));
        extensions.put(id, new Extension(id, number, "Enabled", "User", null, site));
    }

    private void planned(Map<ExtensionAttribute, String> values) {
        assertThat(plan().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.update().values()).isEqualTo(values));
    }

    @Test
    void setsWhatIsMappedAndDiffers() {
        person("u1", Map.of(ExtensionNumber, "2001", Site, "Lyon"));
        account("1", "u1", "101", MAIN);

        planned(Map.of(ExtensionNumber, "2001", Site, "87654"));
    }

    @Test
    void leavesAloneWhatIsAsMappedOrNotMapped() {
        person("u1", Map.of(ExtensionNumber, "101"));
        account("1", "u1", "101", LYON);
        person("u2", Map.of(Site, "lyon"));
        account("2", "u2", "102", LYON);
        person("u3", Map.of());
        account("3", "u3", "103", LYON);
        sites = Optional.empty();

        assertThat(plan()).isEqualTo(ExtensionPlan.NOTHING); // and no list of sites is needed
    }

    @Test
    void wantsTheSitesOnlyWhereSomebodyIsToBeAtAnother() {
        person("u1", Map.of(Site, "Lyon"));
        account("1", "u1", "101", MAIN);
        sites = Optional.empty();

        assertThat(plan().needsSites()).isTrue();
        assertThat(plan().changes()).isEmpty();
    }

    @Test
    void tellsOfASiteThatIsNotThereOrThatSeveralAre() {
        person("u1", Map.of(Site, "Atlantis", ExtensionNumber, "2001"));
        account("1", "u1", "101", MAIN);
        person("u2", Map.of(Site, "Paris"));
        account("2", "u2", "102", MAIN);
        sites = Optional.of(List.of(new Site("1", "Paris"), new Site("2", "Paris")));

        assertThat(plan().told())
                .extracting(Told::why, Told::userId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Why.UnknownSite, "u1"),
                        org.assertj.core.groups.Tuple.tuple(Why.UnknownSite, "u2"));
        assertThat(plan().told().get(0).inWords()).doesNotContain("Atlantis");
        planned(Map.of(ExtensionNumber, "2001")); // all the same
    }

    @Test
    void asksNotForANumberThatAnotherExtensionHas() {
        person("u1", Map.of(ExtensionNumber, "200"));
        account("1", "u1", "101", MAIN);
        extensions.put("9", new Extension("9", "200", "Enabled", "Department", null, MAIN));

        assertThat(plan().changes()).isEmpty();
        assertThat(plan().told()).singleElement().satisfies(told -> {
            assertThat(told.why()).isEqualTo(Why.NumberTaken);
            assertThat(told.with()).containsExactly("extension 9");
        });
    }

    @Test
    void givesANumberToNeitherOfTwoWhoAreToHaveIt() {
        person("u1", Map.of(ExtensionNumber, "200"));
        account("1", "u1", "101", MAIN);
        person("u2", Map.of(ExtensionNumber, "200"));

        assertThat(plan().changes()).isEmpty();
        assertThat(plan().told()).extracting(Told::why).containsExactly(Why.NumberClash);
    }

    @Test
    void doesNotRepeatWhatRingCentralWritesInAnotherWay() {
        person("u1", Map.of(ExtensionNumber, "0101"));
        account("1", "u1", "101", MAIN);
        planned(Map.of(ExtensionNumber, "0101"));

        settled.put("1", new Settled(Map.of(ExtensionNumber, "0101"), extensions.get("1")));
        assertThat(plan().changes()).isEmpty();

        // Until somebody changes it there
        extensions.put("1", new Extension("1", "105", "Enabled", "User", null, MAIN));
        planned(Map.of(ExtensionNumber, "0101"));
    }

    @Test
    void whatWasNotSentIsNotSettled() {
        person("u1", Map.of(ExtensionNumber, "200", Site, "Lyon"));
        account("1", "u1", "101", LYON);
        settled.put("1", new Settled(Map.of(Site, "Lyon"), extensions.get("1")));

        planned(Map.of(ExtensionNumber, "200"));
    }

    @Test
    void touchesNobodyWhoIsNotActiveOrHasNoAccountOrIsNotToBeUpdated() {
        person("u1", Status.Suspended, Map.of(ExtensionNumber, "2001"));
        account("1", "u1", "101", MAIN);
        person("u2", Map.of(ExtensionNumber, "2002"));
        assertThat(plan().changes()).isEmpty();

        person("u3", Map.of(ExtensionNumber, "2003"));
        account("3", "u3", "103", MAIN);
        assertThat(plan().changes()).hasSize(1);
        update = false;
        assertThat(plan().changes()).isEmpty();
    }

    @Test
    void setsItOfAnAccountThatNoListHasYet() {
        person("u1", Map.of(ExtensionNumber, "2001", Site, "main-site"));
        account("1", "u1", "101", MAIN);
        extensions.clear();

        planned(Map.of(ExtensionNumber, "2001", Site, "main-site"));
    }

    @Test
    void valuesAreToldNowhere() {
        person("u1", Map.of(ExtensionNumber, "2001"));
        account("1", "u1", "101", MAIN);

        assertThat(plan().toString()).doesNotContain("2001").contains("ExtensionNumber");
        assertThat(plan().changes().get(0).keys()).containsExactly("extensionNumber");
    }
}
