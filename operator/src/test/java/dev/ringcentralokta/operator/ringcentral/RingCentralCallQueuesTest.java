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
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Call queues and who answers them are read to the end, or not at all. */
class RingCentralCallQueuesTest {

    private static final int PAGE = 3;

    private final RingCentralOptions options = RingCentralOptions.defaults();
    private final MovableClock clock = new MovableClock();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final RequestLog requests = ringCentral.recordRequests();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClient client = new RingCentralClients(transport, clock)
            .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
    private final CallQueues queues =
            client.callQueues(client.signInWithJwt(options.jwt()).accessToken());

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void listsAllPages() {
        ringCentral.account().largestPage(PAGE);
        List<String> names = IntStream.range(0, 7).mapToObj(i -> "Queue " + i).toList();
        names.forEach(ringCentral.account().callQueues()::add);
        Set<Long> people = new TreeSet<>();
        IntStream.range(0, 7).forEach(i -> people.add(person("p" + i)));
        String queue = queues.list().get(0).id();
        ringCentral.account().callQueues().setMembers(Long.parseLong(queue), people);
        ringCentral.calls().clear();

        assertThat(queues.list()).extracting(CallQueue::name).containsExactlyElementsOf(names);
        assertThat(queues.members(queue))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(id -> Long.toString(id)).toList());
        assertThat(ringCentral.calls().perBucket()).containsEntry("medium", 3L).containsEntry("light", 3L);
    }

    @Test
    void aListThatChangesWhileItIsReadIsNone() {
        ringCentral.account().largestPage(1);
        ringCentral.account().callQueues().add("Support");
        ringCentral.account().callQueues().add("Billing");
        ringCentral.faults().inject("GET", ".*/call-queues\\?page=2.*", 1, new Faults.Meanwhile(() -> ringCentral
                .account()
                .callQueues()
                .add("New")));

        ApiFailure failure = failure(queues::list);

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.message()).contains("list of call queues is not complete");
        assertThat(queues.list()).hasSize(3);
    }

    @Test
    void saysThatThereIsNoSuchQueue() {
        assertThat(failure(() -> queues.members("123")).reason()).isEqualTo(FailureReason.NotFound);
    }

    private long person(String name) {
        return ringCentral
                .account()
                .assign(Contact.of(name, name, name + "@acme.com"), ExtensionStatus.Enabled, null)
                .orElseThrow()
                .id();
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
