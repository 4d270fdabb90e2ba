package dev.ringcentralokta.sandbox.tryit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralAccount;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each difference of the table in {@code docs/sandbox.md}, as the two vendors tell it. */
class DifferentPeopleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T08:00:00Z"), ZoneOffset.UTC);

    /** The two vendors with the people of the sandbox's run. */
    private static final class Vendors implements AutoCloseable {

        private final SimulatedOkta okta = SimulatedOkta.start(OktaOptions.defaults(), Optional.empty(), CLOCK);
        private final SimulatedRingCentral ringCentral =
                SimulatedRingCentral.start(RingCentralSeed.options(), Optional.empty(), CLOCK);

        private Vendors() {
            OktaSeed.acme(okta.org());
            RingCentralSeed.plant(ringCentral.account());
            DifferentPeople.plant(okta.org(), ringCentral.account());
        }

        /** The members of the group that the samples assign. */
        private List<JsonNode> members() throws IOException, InterruptedException {
            String group = okta.org().groupIds(DifferentPeople.GROUP).get(0);
            HttpRequest request = HttpRequest.newBuilder(okta.url().resolve("/api/v1/groups/" + group + "/users"))
                    .header("Authorization", "SSWS " + OktaOptions.defaults().apiToken())
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return StreamSupport.stream(new ObjectMapper().readTree(answer).spliterator(), false)
                    .toList();
        }

        private RingCentralAccount account() {
            return ringCentral.account();
        }

        @Override
        public void close() {
            ringCentral.close();
            okta.close();
        }
    }

    private final Vendors vendors = new Vendors();
    private List<JsonNode> members = List.of();

    @BeforeEach
    void read() throws Exception {
        members = vendors.members();
    }

    @AfterEach
    void close() {
        vendors.close();
    }

    @Test
    void somebodyIsOnlyInOkta() {
        assertThat(Stream.of("nina@acme.com", "noah@acme.com")).allSatisfy(email -> {
            assertThat(member(email).path("status").asText()).isEqualTo("ACTIVE");
            assertThat(vendors.account().user(email)).isEmpty();
        });
    }

    @Test
    void somebodyIsOnlyInRingCentral() {
        assertThat(line("ivan@acme.com").status()).isEqualTo(ExtensionStatus.Enabled);
        assertThat(members)
                .noneMatch(member -> text(member, "email").equalsIgnoreCase("ivan@acme.com"))
                .noneMatch(member -> text(member, "lastName").equals("Petrov"));
    }

    @Test
    void clarasTitleAndDepartmentAreOthersAndNobodyElses() {
        JsonNode inOkta = member("clara@acme.com");
        Extension inRingCentral = line("clara@acme.com");
        assertThat(inRingCentral.contact().jobTitle()).isNotBlank().isNotEqualTo(text(inOkta, "title"));
        assertThat(inRingCentral.contact().department()).isNotBlank().isNotEqualTo(text(inOkta, "department"));

        List<JsonNode> others = members.stream()
                .filter(member -> !text(member, "title").isEmpty() && !member.equals(inOkta))
                .filter(member -> vendors.account().user(text(member, "email")).isPresent())
                .toList();
        assertThat(others).hasSize(4).allSatisfy(member -> {
            Extension line = line(text(member, "email"));
            assertThat(line.contact().jobTitle()).isEqualTo(text(member, "title"));
            assertThat(line.contact().department()).isEqualTo(text(member, "department"));
        });
    }

    @Test
    void bensEmailIsWrittenInAnotherCase() {
        String inOkta = text(member("Ben.Okafor@acme.com"), "email");

        assertThat(line(inOkta).contact().email()).isEqualToIgnoringCase(inOkta).isNotEqualTo(inOkta);
    }

    @Test
    void felixIsActiveAndHisExtensionDisabled() {
        assertThat(member("felix@acme.com").path("status").asText()).isEqualTo("ACTIVE");
        assertThat(line("felix@acme.com").status()).isEqualTo(ExtensionStatus.Disabled);
    }

    @Test
    void yukiIsSuspendedAndHerExtensionEnabled() {
        assertThat(member("yuki@acme.com").path("status").asText()).isEqualTo("SUSPENDED");
        assertThat(line("yuki@acme.com").status()).isEqualTo(ExtensionStatus.Enabled);
    }

    @Test
    void tarasExternalIdIsNobodys() {
        assertThat(member("tara@acme.com").path("status").asText()).isEqualTo("ACTIVE");
        assertThat(line("tara@acme.com").externalId()).isEqualTo(DifferentPeople.NOBODYS_ID);
        assertThat(members)
                .noneMatch(member -> member.path("id").asText().equals(DifferentPeople.NOBODYS_ID))
                .allMatch(member -> member.path("id").asText().length() == DifferentPeople.NOBODYS_ID.length());
    }

    @Test
    void twoOfRingCentralHaveMariasName() {
        List<Extension> namesakes = vendors.account().users().stream()
                .filter(line -> line.name().equals("Maria Silva"))
                .toList();

        assertThat(member("maria.silva@acme.com").path("status").asText()).isEqualTo("ACTIVE");
        assertThat(members)
                .filteredOn(member -> text(member, "lastName").equals("Silva"))
                .hasSize(1);
        assertThat(namesakes).hasSize(2).noneMatch(line -> "maria.silva@acme.com"
                .equalsIgnoreCase(line.contact().email()));
    }

    @Test
    void morePeopleNeedALineThanAreFree() {
        long waiting = members.stream()
                .filter(member -> member.path("status").asText().equals("ACTIVE"))
                .filter(member -> vendors.account().user(text(member, "email")).isEmpty())
                .count();

        assertThat(vendors.account().unassigned()).isEqualTo(2);
        assertThat(waiting).isEqualTo(4);
        assertThat(vendors.account().licences())
                .isEqualTo(vendors.account().extensions().size());
    }

    @Test
    void isTheSameEachTime() throws Exception {
        try (Vendors again = new Vendors()) {
            assertThat(again.account().extensions()).isEqualTo(vendors.account().extensions());
            assertThat(again.members())
                    .extracting(member -> member.path("id"), member -> member.path("profile"))
                    .isEqualTo(members.stream()
                            .map(member -> tuple(member.path("id"), member.path("profile")))
                            .toList());
        }
    }

    private JsonNode member(String email) {
        return members.stream()
                .filter(member -> text(member, "email").equals(email))
                .findFirst()
                .orElseThrow();
    }

    private Extension line(String email) {
        return vendors.account().user(email).orElseThrow();
    }

    private static String text(JsonNode member, String attribute) {
        return member.path("profile").path(attribute).asText();
    }
}
