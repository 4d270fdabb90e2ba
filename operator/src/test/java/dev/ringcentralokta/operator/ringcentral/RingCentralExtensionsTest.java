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
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralAccount;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single extensions are read and changed as far as they are owned. */
class RingCentralExtensionsTest {

    private static final String JANE = "jane@acme.com";

    private final RingCentralOptions options = RingCentralOptions.defaults().withLicences(15);
    private final MovableClock clock = new MovableClock();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final RequestLog requests = ringCentral.recordRequests();
    private final RingCentralAccount account = ringCentral.account();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClient client = new RingCentralClients(transport, clock)
            .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
    private final Extensions extensions =
            client.extensions(client.signInWithJwt(options.jwt()).accessToken());
    private final String jane = person(Contact.of("Jane", "Doe", JANE, "Engineer", "Research"));

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void readsOneExtension() {
        assertThat(extensions.get(jane))
                .contains(new ExtensionDetails(
                        new Extension(jane, "102", "Enabled", "User", JANE),
                        Map.of(
                                ExtensionAttribute.ExtensionNumber, "102",
                                ExtensionAttribute.Site, "main-site",
                                ExtensionAttribute.JobTitle, "Engineer",
                                ExtensionAttribute.Department, "Research")));
        assertThat(extensions.get("1")).isEmpty();
        assertThat(calls("GET")).extracting(CallLog.Call::bucket).containsOnly("light");
    }

    @Test
    void setsWhatIsOwnedAndNothingElse() {
        // Given somebody of whom these are declared, one of them as it is
        account.addSite("87654", "Lyon");
        Map<ExtensionAttribute, String> wanted = Map.of(
                ExtensionAttribute.ExtensionNumber, "2001",
                ExtensionAttribute.Site, "87654",
                ExtensionAttribute.JobTitle, "Engineer",
                ExtensionAttribute.BusinessPhone, "+16505550111",
                ExtensionAttribute.MobilePhone, "+16505550122");

        Written<ExtensionDetails> updated = extensions.update(jane, update(wanted));

        // Then what differs is sent, and the answer is the whole extension
        assertThat(requests.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).doesNotContain("jobTitle", "department", "status"));
        assertThat(updated.requestId()).isNotEmpty();
        assertThat(updated.value().attributes())
                .containsAllEntriesOf(wanted)
                .containsEntry(ExtensionAttribute.Department, "Research");
        assertThat(updated.value().extension()).isEqualTo(new Extension(jane, "2001", "Enabled", "User", JANE));
        assertThat(update(wanted).isEmpty()).isTrue();
        assertThat(calls("PUT")).extracting(CallLog.Call::bucket).containsExactly("medium");
    }

    @Test
    void saysThatANumberIsTaken() {
        ApiFailure failure =
                failure(() -> extensions.update(jane, update(Map.of(ExtensionAttribute.ExtensionNumber, "101"))));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.Duplicate);
        assertThat(failure.message()).contains("[extensionNumber]", "another person or extension has that value");
    }

    @Test
    void saysWhichValueIsRefused() {
        ApiFailure failure = failure(() -> extensions.update(jane, update(Map.of(ExtensionAttribute.Site, "87654"))));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.InvalidValue);
        assertThat(failure.message()).contains("[site.id]", "Correct it where it comes from");
    }

    @Test
    void saysThatThereIsNoSuchExtensionToChange() {
        assertThat(failure(() -> extensions.update("1", update(Map.of(ExtensionAttribute.Site, "main-site"))))
                        .reason())
                .isEqualTo(FailureReason.NotFound);
    }

    @Test
    void doesNotRepeatAChangeThatWasNotAnswered() {
        ringCentral.faults().inject("PUT", "/extension/", 1, new Faults.DropAfter());

        ApiFailure lost =
                failure(() -> extensions.update(jane, update(Map.of(ExtensionAttribute.JobTitle, "Architect"))));

        assertThat(lost.outcomeUnknown()).isTrue();
        assertThat(calls("PUT")).hasSize(1);
    }

    @Test
    void countsTheLinesThatNobodyHas() {
        account.largestPage(5);

        assertThat(extensions.freeLicences()).isEqualTo(13);

        assertThat(calls("GET")).hasSize(3).allMatch(call -> call.path().contains("status=Unassigned&type=User"));
        account.buyLine();
        assertThat(extensions.freeLicences()).isEqualTo(14);
    }

    private ExtensionUpdate update(Map<ExtensionAttribute, String> wanted) {
        return ExtensionUpdate.of(extensions.get(jane).orElseThrow(), wanted);
    }

    private String person(Contact contact) {
        return Long.toString(account.assign(contact, ExtensionStatus.Enabled, null)
                .orElseThrow()
                .id());
    }

    private List<CallLog.Call> calls(String method) {
        return ringCentral.calls().calls().stream()
                .filter(call ->
                        call.path().contains("/extension") && call.method().equals(method))
                .toList();
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
