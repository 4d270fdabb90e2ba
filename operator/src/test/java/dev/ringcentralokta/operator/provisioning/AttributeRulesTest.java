package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.AssignedUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeRulesTest {

    private final Map<String, Object> profile = new HashMap<>(
            Map.of("firstName", "Jane", "lastName", "Doe", "email", "jane@acme.com", "department", "Sales"));

    private static AttributeMapping toApp(String target, String expression) {
        return new AttributeMapping(Direction.ToApp, target, expression, Apply.Always);
    }

    private Assigned person(AttributeMapping... mappings) {
        return person("ACTIVE", "ACTIVE", mappings);
    }

    private Assigned person(String userStatus, String appUserStatus, AttributeMapping... mappings) {
        User user = new User("00u1", userStatus, "jane", profile);
        AppUser appUser = new AppUser(
                "00u1", Scope.User, appUserStatus, "DISABLED", "255546004", null, Map.of(), Optional.empty());
        return AttributeRules.of(List.of(mappings)).of(new AssignedUser(appUser, Optional.of(user)), user);
    }

    @Test
    void holdsWhatOktaDocumentsForWhatIsNotListed() {
        profile.put("mobilePhone", "+16505550122");

        Assigned person = person();

        assertThat(person.email()).isEqualTo("jane@acme.com");
        assertThat(person.accountInOkta()).contains("255546004");
        assertThat(person.mapped().always())
                .containsEntry(ScimAttribute.GivenName, Optional.of("Jane"))
                .containsEntry(ScimAttribute.FamilyName, Optional.of("Doe"))
                .containsEntry(ScimAttribute.MobilePhone, Optional.of("+16505550122"))
                .containsEntry(ScimAttribute.Department, Optional.of("Sales"))
                .hasSize(4);
    }

    @Test
    void leavesAloneWhatIsNotListedAndComesToNothingAndEmptiesWhatIsListed() {
        profile.put("department", "");

        assertThat(person().mapped().always()).doesNotContainKey(ScimAttribute.Department);
        assertThat(person(toApp("department", "user.department")).mapped().always())
                .containsEntry(ScimAttribute.Department, Optional.empty());
    }

    @Test
    void aListedMappingTakesThePlaceOfTheDocumentedOne() {
        Assigned person = person(
                toApp("department", "String.toUpperCase(user.department)"),
                toApp("email", "\"j.\" + source.email"),
                new AttributeMapping(Direction.ToApp, "title", "\"Engineer\"", Apply.OnCreate));

        assertThat(person.email()).isEqualTo("j.jane@acme.com");
        assertThat(person.keepsEmail()).isTrue();
        assertThat(person(new AttributeMapping(Direction.ToApp, "email", "user.email", Apply.OnCreate))
                        .keepsEmail())
                .isFalse();
        assertThat(person.mapped().always()).containsEntry(ScimAttribute.Department, Optional.of("SALES"));
        assertThat(person.mapped().onCreate()).containsExactly(Map.entry(ScimAttribute.Title, Optional.of("Engineer")));
    }

    @Test
    void whatIsRefusedForOnePersonStaysAsItIsAndIsTold() {
        Assigned person = person(
                toApp("department", "user.department + user.division"), toApp("email", "user.email + user.division"));

        assertThat(person.mapped().always()).doesNotContainKey(ScimAttribute.Department);
        assertThat(person.email()).isEmpty();
        assertThat(person.mapped().problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("department, column "))
                .anyMatch(problem -> problem.startsWith("email, column "))
                .noneMatch(problem -> problem.contains("Sales") || problem.contains("jane"));
        assertThat(person().mapped().problems()).isEmpty();
    }

    @Test
    void tellsWhatCannotBeUsedAndLeavesItOut() {
        AttributeMapping broken = toApp("department", "user.department +");
        AttributeMapping unknown = toApp("directNumber", "user.extension");
        AttributeMapping email = toApp("email", "user.");

        AttributeRules rules = AttributeRules.of(List.of(broken, unknown, email));

        assertThat(rules.problems())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("spec.attributeMappings[ToApp/department]: column "))
                .anyMatch(problem -> problem.startsWith("spec.attributeMappings[ToApp/directNumber]: "))
                .anyMatch(problem -> problem.startsWith("spec.attributeMappings[ToApp/email]: column "));
        assertThat(person(broken).mapped().always()).doesNotContainKey(ScimAttribute.Department);
        assertThat(person(email).email()).isEmpty(); // and so nobody gets another one
    }

    @Test
    void mapsWhatScimLacksOnlyWhereItIsListed() {
        profile.put("extension", 4711);
        profile.put("location", " Lyon ");

        assertThat(person().mapped().extension()).isEmpty();
        assertThat(person(toApp("extensionNumber", "user.extension"), toApp("site", "user.location"))
                        .mapped()
                        .extension())
                .containsOnly(
                        Map.entry(ExtensionAttribute.ExtensionNumber, "4711"),
                        Map.entry(ExtensionAttribute.Site, "Lyon"));
        // And what comes to nothing is left alone, as RingCentral documents no way to empty it
        assertThat(person(toApp("extensionNumber", "user.pager")).mapped().extension())
                .isEmpty();
        // And no account is created with it
        assertThat(AttributeRules.of(
                                List.of(new AttributeMapping(Direction.ToApp, "site", "user.location", Apply.OnCreate)))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("ToApp/site", "Set apply to Always"));
    }

    @ParameterizedTest
    @CsvSource({"US,,false", "us,,false", "US,California,true", "DE,,true", ",California,true", ",,false"})
    void leavesAnAddressOutThatRingCentralWouldRefuse(String country, String state, boolean pushed) {
        profile.put("streetAddress", "20 Davis Drive");
        Optional.ofNullable(country).ifPresent(value -> profile.put("countryCode", value));
        Optional.ofNullable(state).ifPresent(value -> profile.put("state", value));

        assertThat(person().mapped().always().containsKey(ScimAttribute.StreetAddress))
                .isEqualTo(pushed);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ACTIVE, Active",
        "STAGED, STAGED, Active",
        "LOCKED_OUT, PROVISIONED, Active",
        "SUSPENDED, ACTIVE, Suspended",
        "ACTIVE, SUSPENDED, Suspended",
        "DEPROVISIONED, ACTIVE, Deprovisioned",
        "ACTIVE, REVOKED, Deprovisioned"
    })
    void knowsWhoIsToBeLockedOut(String user, String appUser, Status status) {
        assertThat(person(user, appUser).status()).isEqualTo(status);
    }
}
