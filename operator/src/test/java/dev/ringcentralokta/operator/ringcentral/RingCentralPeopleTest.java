package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.Address;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralAccount;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People are created, changed and deleted by SCIM, by calls that RingCentral documents. */
class RingCentralPeopleTest {

    private static final String JANE = "jane@acme.com";
    private static final String USERS = "/scim/v2/Users";

    private final RingCentralOptions options = RingCentralOptions.defaults().withLicences(15);
    private final MovableClock clock = new MovableClock();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final RequestLog requests = ringCentral.recordRequests();
    private final RingCentralAccount account = ringCentral.account();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClient client = new RingCentralClients(transport, clock)
            .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
    private final ScimUsers people =
            client.scimUsers(client.signInWithJwt(options.jwt()).accessToken());

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void createsAPersonWithAllThatScimKnows() {
        Written<ScimUser> created = people.create(jane());

        Contact contact = account.user(JANE).orElseThrow().contact();
        assertThat(created.requestId()).isNotEmpty();
        assertThat(created.value())
                .isEqualTo(new ScimUser(
                        Long.toString(account.user(JANE).orElseThrow().id()), "00u-jane", JANE, true, JANE));
        assertThat(contact)
                .isEqualTo(new Contact(
                        "Jane",
                        "Doe",
                        null,
                        "Engineer",
                        "Research",
                        JANE,
                        "+16505550111",
                        "+16505550122",
                        new Address("US", "CA", "Belmont", "20 Davis Drive", "94002"),
                        null));
    }

    @Test
    void readsAPersonAsWasWritten() {
        String id = people.create(jane()).value().id();

        Map<ScimAttribute, String> kept = new EnumMap<>(jane().attributes());
        kept.remove(ScimAttribute.OtherPhone); // for which an extension of the sandbox has no place
        assertThat(people.get(id)).contains(new ScimPerson(JANE, true, kept));
        assertThat(people.get("1")).isEmpty();
    }

    @Test
    void createsWhoMayNotLogInYet() {
        people.create(new ScimPerson(JANE, false, jane().attributes()));

        assertThat(account.user(JANE).orElseThrow().status()).isEqualTo(ExtensionStatus.Disabled);
    }

    @ParameterizedTest
    @EnumSource(names = {"GivenName", "FamilyName"})
    void asksForNobodyWithoutBothNames(ScimAttribute name) {
        ApiFailure failure = failure(() -> people.create(without(jane(), name)));

        assertThat(failure.reason()).isEqualTo(FailureReason.InvalidValue);
        assertThat(failure.message()).contains("jane@acme.com needs a given and a family name");
        assertThat(writes()).isEmpty();
    }

    @Test
    void saysThatNoLineIsLeft() {
        havePeople(options.licences());

        ApiFailure failure = failure(() -> people.create(jane()));

        assertThat(failure).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.OutOfLicences);
        assertThat(failure.message()).contains("Buy lines in RingCentral's Admin Portal");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void saysThatAnEmailIsTaken() {
        people.create(jane());
        String other = people.create(new ScimPerson("o@acme.com", true, jane().attributes()))
                .value()
                .id();

        ApiFailure created = failure(() -> people.create(jane()));
        ApiFailure renamed = failure(() -> people.patch(other, changes(other, jane(), Set.of())));

        assertThat(List.of(created, renamed)).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
            assertThat(failure.reason()).isEqualTo(FailureReason.Duplicate);
            assertThat(failure.message()).startsWith("Duplicate email: ");
        });
    }

    @Test
    void saysWhichValueIsRefused() {
        ApiFailure failure = failure(() -> people.create(with(jane(), ScimAttribute.Region, "Bavaria")));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.InvalidValue);
        assertThat(failure.code()).isEqualTo("invalidValue");
        assertThat(failure.message())
                .isEqualTo(
                        "Parameter [extension.contact.businessAddress.state] value is invalid: RingCentral does not take"
                                + " this value. Correct it where it comes from");
    }

    @Test
    void saysThatDirectoryIntegrationIsOff() {
        account.directoryIntegration(false);

        assertThat(failure(() -> people.create(jane())).reason()).isEqualTo(FailureReason.DirectoryIntegrationOff);
    }

    @Test
    void findsAPersonByEmailWhateverTheCase() {
        String id = people.create(jane()).value().id();

        assertThat(people.findByEmail("Jane@Acme.com")).map(ScimUser::id).contains(id);
        assertThat(people.findByEmail("janet@acme.com")).isEmpty();
        people.create(new ScimPerson("jane+phone@acme.com", true, jane().attributes()));
        assertThat(people.findByEmail("jane+phone@acme.com")).isPresent();
    }

    @Test
    void takesNobodyElseForThePersonWithAnEmail() {
        // Given a server that does not heed the filter
        ringCentral
                .faults()
                .inject(
                        "GET",
                        USERS + "\\?filter",
                        1,
                        new Faults.Status(
                                200,
                                "{\"totalResults\":1,\"Resources\":[{\"id\":\"1\",\"userName\":\"omar@acme.com\"}]}"));

        assertThat(people.findByEmail(JANE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\" or userName eq \"admin@acme.com", "a\\@acme.com"})
    void doesNotAskForAnEmailThatWouldBreakOutOfTheFilter(String email) {
        ApiFailure failure = failure(() -> people.findByEmail(email));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.message()).contains("a quotation mark or a backslash");
        assertThat(requests.requests()).noneMatch(request -> request.query().contains("filter"));
    }

    @Test
    void findsAPersonAgainWhoseCreationWasNotAnswered() {
        ringCentral.faults().inject("POST", USERS, 1, new Faults.DropAfter());

        ApiFailure lost = failure(() -> people.create(jane()));

        assertThat(lost).isInstanceOf(ApiFailure.Retry.class);
        assertThat(lost.outcomeUnknown()).isTrue();
        assertThat(people.findByEmail(JANE))
                .map(ScimUser::id)
                .contains(Long.toString(account.user(JANE).orElseThrow().id()));
        assertThat(writes()).hasSize(1);
    }

    @Test
    void doesNotKnowWhetherAPersonIsThereWhoseAnswerWasCutShort() {
        ringCentral.faults().inject("POST", USERS, 1, new Faults.Truncated());

        assertThat(failure(() -> people.create(jane())).outcomeUnknown()).isTrue();
        assertThat(people.findByEmail(JANE)).isPresent();
    }

    @Test
    void changesWhatIsOwnedAndNothingElse() {
        // Given a person of whom only some attributes are declared
        String id = people.create(jane()).value().id();
        ScimPerson wanted = new ScimPerson(
                "jane.miller@acme.com",
                true,
                Map.of(
                        ScimAttribute.FamilyName, "Miller",
                        ScimAttribute.Title, "Architect",
                        ScimAttribute.MobilePhone, "+16505550133",
                        ScimAttribute.Locality, "San Mateo"));
        Set<ScimAttribute> owned = EnumSet.of(
                ScimAttribute.FamilyName,
                ScimAttribute.Title,
                ScimAttribute.MobilePhone,
                ScimAttribute.WorkPhone,
                ScimAttribute.Department,
                ScimAttribute.Locality);

        Written<ScimPerson> patched = people.patch(id, changes(id, wanted, owned));

        // Then what is declared is set or removed, and all else is as it was
        Contact contact = account.user("jane.miller@acme.com").orElseThrow().contact();
        assertThat(contact)
                .isEqualTo(new Contact(
                        "Jane",
                        "Miller",
                        null,
                        "Architect",
                        null,
                        "jane.miller@acme.com",
                        null,
                        "+16505550133",
                        new Address("US", "CA", "San Mateo", "20 Davis Drive", "94002"),
                        null));
        assertThat(account.user("jane.miller@acme.com").orElseThrow().externalId())
                .isEqualTo("00u-jane");
        assertThat(patched.value()).isEqualTo(people.get(id).orElseThrow());
        assertThat(changes(id, wanted, owned).isEmpty()).isTrue();
    }

    @Test
    void givesAPersonWhatTheyDidNotHave() {
        String id = people.create(new ScimPerson(
                        JANE, true, Map.of(ScimAttribute.GivenName, "Jane", ScimAttribute.FamilyName, "Doe")))
                .value()
                .id();

        people.patch(id, changes(id, jane(), EnumSet.allOf(ScimAttribute.class)));

        assertThat(without(people.get(id).orElseThrow(), ScimAttribute.OtherPhone))
                .isEqualTo(without(jane(), ScimAttribute.OtherPhone));
    }

    @Test
    void replacesWhatIsThereAndAddsWhatIsNot() {
        ScimPerson now = new ScimPerson(
                JANE,
                false,
                Map.of(
                        ScimAttribute.GivenName,
                        "Jane",
                        ScimAttribute.FamilyName,
                        "Doe",
                        ScimAttribute.WorkPhone,
                        "+16505550111",
                        ScimAttribute.Country,
                        "US"));
        ScimPerson wanted = new ScimPerson(
                "j@acme.com",
                true,
                Map.of(
                        ScimAttribute.FamilyName, "Miller",
                        ScimAttribute.Department, "Research",
                        ScimAttribute.MobilePhone, "+16505550122"));

        ScimChanges changes = ScimChanges.between(now, wanted, EnumSet.allOf(ScimAttribute.class));

        assertThat(changes.operations())
                .containsExactly(
                        new ScimChanges.Operation("replace", "userName", "j@acme.com"),
                        new ScimChanges.Operation("replace", "emails[type eq \"work\"].value", "j@acme.com"),
                        new ScimChanges.Operation("replace", "name.familyName", "Miller"),
                        new ScimChanges.Operation(
                                "add",
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                                "Research"),
                        new ScimChanges.Operation("remove", "phoneNumbers[type eq \"work\"]", null),
                        new ScimChanges.Operation("add", "phoneNumbers[type eq \"mobile\"].value", "+16505550122"),
                        new ScimChanges.Operation("remove", "addresses[type eq \"work\"].country", null),
                        new ScimChanges.Operation("replace", "active", "true"));
    }

    @Test
    void locksOutAndChangesNothingElse() {
        ScimPerson leaver = new ScimPerson(
                "leaver@acme.com", false, Map.of(ScimAttribute.GivenName, "J", ScimAttribute.FamilyName, "D"));

        assertThat(ScimChanges.between(jane(), leaver, EnumSet.allOf(ScimAttribute.class)))
                .isEqualTo(ScimChanges.active(false));
    }

    @Test
    void takesAnEmptyTextForNone() {
        ScimPerson untitled = with(jane(), ScimAttribute.Title, " ");

        assertThat(untitled).isEqualTo(without(jane(), ScimAttribute.Title));
    }

    @Test
    void ownsNoEmailThatDiffersInCaseOnly() {
        ScimPerson shouting = new ScimPerson("JANE@acme.com", true, Map.of());

        assertThat(ScimChanges.between(jane(), shouting, Set.of()).isEmpty()).isTrue();
    }

    @Test
    void locksAPersonOutAndLetsThemInAgain() {
        String id = people.create(jane()).value().id();

        assertThat(people.setActive(id, false).value().active()).isFalse();
        assertThat(account.user(JANE).orElseThrow().mayLogIn()).isFalse();

        assertThat(people.setActive(id, true).value().active()).isTrue();
        assertThat(account.user(JANE).orElseThrow().mayLogIn()).isTrue();
        assertThat(without(people.get(id).orElseThrow(), ScimAttribute.OtherPhone))
                .isEqualTo(without(jane(), ScimAttribute.OtherPhone));
    }

    @Test
    void saysThatNobodyHasTheIdOfAChange() {
        assertThat(failure(() -> people.setActive("1", false)).reason()).isEqualTo(FailureReason.NotFound);
    }

    @Test
    void deletesAPersonAndIsContentWithOneWhoIsGone() {
        String id = people.create(jane()).value().id();

        assertThat(people.delete(id)).isNotEmpty();
        assertThat(people.delete(id)).isNotEmpty();

        assertThat(account.user(JANE)).isEmpty();
        assertThat(account.extension(Long.parseLong(id)).orElseThrow().status()).isEqualTo(ExtensionStatus.Unassigned);
    }

    @Test
    void doesNotTakeSomebodyElsesNotFoundForADeletion() {
        String id = people.create(jane()).value().id();
        ringCentral.faults().inject("DELETE", USERS, 1, new Faults.Status(404, "<html>not here</html>"));

        assertThat(failure(() -> people.delete(id)).reason()).isEqualTo(FailureReason.NotTheVendor);
        assertThat(account.user(JANE)).isPresent();
    }

    @Test
    void doesNotKnowWhatADeletionDidThatRingCentralFailedIn() {
        String id = people.create(jane()).value().id();
        ringCentral.faults().inject("DELETE", USERS, 1, new Faults.Status(500, ""));

        assertThat(failure(() -> people.delete(id)).outcomeUnknown()).isTrue();
        assertThat(writes()).hasSize(2);
    }

    @Test
    void makesTenChangesInAMinuteAndNoCallMore() {
        for (int number = 0; number < 10; number++) {
            people.create(new ScimPerson("p" + number + "@acme.com", true, jane().attributes()));
        }

        ApiFailure waits = failure(() -> people.create(jane()));

        // Then the eleventh waits without a call, and reads go on
        assertThat(waits).isInstanceOf(ApiFailure.Wait.class);
        assertThat(waits.message()).contains("The 10 calls in 60 s of RingCentral's rate-limit group 'Heavy'");
        assertThat(writes()).hasSize(10).allMatch(call -> call.bucket().equals("heavy") && call.status() == 201);
        assertThat(people.findByEmail(JANE)).isEmpty();
        clock.set(((ApiFailure.Wait) waits).retryAt());
        people.create(jane());
        assertThat(account.user(JANE)).isPresent();
    }

    @Test
    void keepsStillInThePenalty() {
        // Given that RingCentral refuses a change, because somebody else used the limit up
        ringCentral
                .faults()
                .inject(
                        "POST",
                        USERS,
                        1,
                        new Faults.Status(429, "", Map.of("X-Rate-Limit-Group", "heavy", "Retry-After", "60")));
        ApiFailure refused = failure(() -> people.create(jane()));
        assertThat(refused).isInstanceOf(ApiFailure.Wait.class);
        assertThat(refused.outcomeUnknown()).isFalse();

        // When all kinds of changes are tried meanwhile
        clock.advance(Duration.ofSeconds(59));
        List.<ThrowingCallable>of(
                        () -> people.create(jane()), () -> people.setActive("1", true), () -> people.delete("1"))
                .forEach(change -> assertThat(failure(change)).isInstanceOf(ApiFailure.Wait.class));

        // Then none is sent until the penalty is over
        assertThat(writes()).hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(people.create(jane()).value().userName()).isEqualTo(JANE);
    }

    private static ScimPerson jane() {
        Map<ScimAttribute, String> attributes = new EnumMap<>(ScimAttribute.class);
        attributes.put(ScimAttribute.ExternalId, "00u-jane");
        attributes.put(ScimAttribute.GivenName, "Jane");
        attributes.put(ScimAttribute.FamilyName, "Doe");
        attributes.put(ScimAttribute.Title, "Engineer");
        attributes.put(ScimAttribute.Department, "Research");
        attributes.put(ScimAttribute.WorkPhone, "+16505550111");
        attributes.put(ScimAttribute.MobilePhone, "+16505550122");
        attributes.put(ScimAttribute.OtherPhone, "+16505550144");
        attributes.put(ScimAttribute.StreetAddress, "20 Davis Drive");
        attributes.put(ScimAttribute.Locality, "Belmont");
        attributes.put(ScimAttribute.Region, "CA");
        attributes.put(ScimAttribute.PostalCode, "94002");
        attributes.put(ScimAttribute.Country, "US");
        return new ScimPerson(JANE, true, attributes);
    }

    private static ScimPerson with(ScimPerson person, ScimAttribute attribute, String value) {
        Map<ScimAttribute, String> attributes = new EnumMap<>(person.attributes());
        attributes.put(attribute, value);
        return new ScimPerson(person.userName(), person.active(), attributes);
    }

    private static ScimPerson without(ScimPerson person, ScimAttribute attribute) {
        Map<ScimAttribute, String> attributes = new EnumMap<>(person.attributes());
        attributes.remove(attribute);
        return new ScimPerson(person.userName(), person.active(), attributes);
    }

    private ScimChanges changes(String id, ScimPerson wanted, Set<ScimAttribute> owned) {
        return ScimChanges.between(people.get(id).orElseThrow(), wanted, owned);
    }

    private void havePeople(int number) {
        for (int person = account.users().size(); person < number; person++) {
            Contact contact = Contact.of("Person", "No " + person, "person" + person + "@acme.com");
            assertThat(account.assign(contact, ExtensionStatus.Enabled, null)).isPresent();
        }
    }

    private List<CallLog.Call> writes() {
        return ringCentral.calls().calls().stream()
                .filter(call -> call.path().startsWith(USERS) && call.writes())
                .toList();
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
