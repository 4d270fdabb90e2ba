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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Extensions are listed, and changed as far as they are owned. */
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
    void setsWhatIsSentAndNothingElse() {
        account.addSite("87654", "Lyon");

        Written<Extension> updated = extensions.update(
                jane, update(Map.of(ExtensionAttribute.ExtensionNumber, "2001", ExtensionAttribute.Site, "87654")));

        // Then the rest is as it was, and the answer is the whole extension
        assertThat(requests.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).doesNotContain("contact", "status"));
        assertThat(updated.requestId()).isNotEmpty();
        assertThat(updated.value())
                .isEqualTo(new Extension(jane, "2001", "Enabled", "User", JANE, new Site("87654", "Lyon")));
        assertThat(account.user(JANE).orElseThrow().contact().jobTitle()).isEqualTo("Engineer");
        assertThat(calls("PUT")).extracting(CallLog.Call::bucket).containsExactly("medium");
    }

    @Test
    void listsTheSites() {
        account.addSite("87654", "Lyon");

        assertThat(extensions.sites())
                .containsExactlyInAnyOrder(new Site("main-site", "Main Site"), new Site("87654", "Lyon"));

        assertThat(ringCentral.calls().calls())
                .filteredOn(call -> call.path().endsWith("/sites"))
                .extracting(CallLog.Call::bucket)
                .containsExactly("light");
    }

    @Test
    void goesOnWithAListThatARateLimitHasEnded() {
        account.largestPage(5);
        ExtensionListing started = new ExtensionListing();
        ringCentral.faults().inject("GET", "page=3", 1, new Faults.Status(429, "", Map.of("Retry-After", "60")));
        assertThat(failure(() -> extensions.list(started))).isInstanceOf(ApiFailure.Wait.class);
        clock.advance(Duration.ofMinutes(2));

        assertThat(extensions.list(started)).hasSize(15);
        assertThat(calls("GET")).hasSize(4);
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
                failure(() -> extensions.update(jane, update(Map.of(ExtensionAttribute.ExtensionNumber, "2001"))));

        assertThat(lost.outcomeUnknown()).isTrue();
        assertThat(calls("PUT")).hasSize(1);
    }

    @Test
    void tellsTheLinesThatNobodyHas() {
        assertThat(extensions.list()).filteredOn(Extension::isFree).hasSize(13);

        account.buyLine();

        assertThat(extensions.list()).filteredOn(Extension::isFree).hasSize(14);
    }

    private static ExtensionUpdate update(Map<ExtensionAttribute, String> values) {
        return new ExtensionUpdate(values);
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
