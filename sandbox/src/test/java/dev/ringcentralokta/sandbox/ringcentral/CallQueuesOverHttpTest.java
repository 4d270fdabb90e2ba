package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallQueuesOverHttpTest {

    private static final String QUEUES = "/restapi/v1.0/account/~/call-queues";

    private final RingCentralHttp http =
            new RingCentralHttp(RingCentralSeed.options().withLimits(RateLimits.generous()), new MovableClock());
    private final RingCentralAccount account = http.simulated.account();

    @BeforeEach
    void signIn() throws Exception {
        http.signedIn();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void listsQueuesAndWhoAnswersThemInPages() throws Exception {
        long jane = account.user("jane@acme.com").orElseThrow().id();
        long support = account.callQueues().add("Support").id();
        account.callQueues().add("Billing");
        Set<Long> all = new TreeSet<>();
        account.users().forEach(user -> all.add(user.id()));
        account.callQueues().setMembers(support, all);

        JsonNode queues = http.get(QUEUES + "?perPage=1").json();
        JsonNode members =
                http.get(QUEUES + "/" + support + "/members?perPage=4&page=2").json();

        assertThat(queues.at("/records/0/name").asText()).isEqualTo("Support");
        assertThat(queues.at("/records/0/id").isTextual()).isTrue();
        assertThat(queues.at("/paging/totalElements").asInt()).isEqualTo(2);
        assertThat(queues.at("/navigation/nextPage/uri").asText()).contains("/call-queues?page=2");
        assertThat(members.path("records")).hasSize(2);
        assertThat(members.at("/records/0/id").isIntegralNumber()).isTrue();
        assertThat(members.path("navigation").has("nextPage")).isFalse();
        assertThat(http.get(QUEUES + "?memberExtensionId=" + jane).json().path("records"))
                .hasSize(1);
        assertThat(http.simulated.calls().perBucket())
                .containsEntry("light", 1L)
                .containsEntry("medium", 2L);
    }

    @Test
    void knowsNoOtherQueues() throws Exception {
        long gone = account.callQueues().add("Gone").id();
        account.callQueues().remove(gone);

        assertThat(http.get(QUEUES + "/" + gone + "/members").status()).isEqualTo(404);
        assertThat(http.get(QUEUES + "/" + gone + "/members")
                        .json()
                        .path("errorCode")
                        .asText())
                .isEqualTo("CMN-102");
    }

    @Test
    void whoHasNoExtensionAnyMoreAnswersNone() throws Exception {
        long jane = account.user("jane@acme.com").orElseThrow().id();
        long support = account.callQueues().add("Support").id();
        account.callQueues().setMembers(support, Set.of(jane));

        account.unassign(jane);

        assertThat(http.get(QUEUES + "/" + support + "/members").json().path("records"))
                .isEmpty();
    }
}
