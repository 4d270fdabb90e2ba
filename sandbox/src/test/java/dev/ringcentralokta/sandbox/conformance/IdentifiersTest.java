package dev.ringcentralokta.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    private final Identifiers identifiers = new Identifiers();

    @Test
    void learnsFromTheSamePlaceInBothAnswersAndRewritesWhatIsSent() {
        learn(
                """
                {"id": "00gMadeUp0000000001A", "type": "OKTA_GROUP", "name": "painters",
                 "_links": {"self": {"href": "https://one.example/api/v1/policies/rstMadeUp000000001A"}}}
                """,
                """
                {"id": "00gsim000000000011d7", "type": "APP_GROUP", "name": "painters",
                 "_links": {"self": {"href": "http://127.0.0.1:1/api/v1/policies/rstsim00000000011d7"}}}
                """);

        assertThat(identifiers.toSimulated("/api/v1/groups/00gMadeUp0000000001A/users?q=OKTA_GROUP"))
                .isEqualTo("/api/v1/groups/00gsim000000000011d7/users?q=OKTA_GROUP");
        assertThat(identifiers.toSimulated("{\"policy\":\"rstMadeUp000000001A\"}"))
                .isEqualTo("{\"policy\":\"rstsim00000000011d7\"}");
    }

    @Test
    void keepsTheFirstPair() {
        identifiers.add("0oaMadeUp0000000001A", "0oasim000000000011d7");
        identifiers.add("0oaMadeUp0000000001A", "0oasim000000000021d7");

        assertThat(identifiers.toSimulated("0oaMadeUp0000000001A")).isEqualTo("0oasim000000000011d7");
    }

    @Test
    void pairsItemsOfListsByWhatIsKnownOfThemAndTheRestByPlace() {
        identifiers.add("kid-recorded-second", "kid-simulated-first");

        learn(
                "[{\"kid\": \"kid-recorded-first\"}, {\"kid\": \"kid-recorded-second\"}]",
                "[{\"kid\": \"kid-simulated-first\"}, {\"kid\": \"kid-simulated-second\"}]");

        assertThat(identifiers.toSimulated("kid-recorded-first")).isEqualTo("kid-simulated-second");
    }

    @Test
    void learnsAKeyThatTheOrgMakes() {
        learn("{\"login\": true, \"one_painting_7_link\": true}", "{\"login\": true, \"acme_painting_1_link\": true}");

        assertThat(identifiers.toSimulated("one_painting_7_link")).isEqualTo("acme_painting_1_link");
    }

    @Test
    void learnsTheCursorOfTheNextPage() {
        identifiers.learnCursor(
                next("https://one.example/api/v1/apps?after=recordedCursor1&limit=2"),
                next("http://127.0.0.1:1/api/v1/apps?after=simulatedCursor1&limit=2"));

        assertThat(identifiers.toSimulated("/api/v1/apps?after=recordedCursor1"))
                .isEqualTo("/api/v1/apps?after=simulatedCursor1");
    }

    private static Answer next(String url) {
        return new Answer(200, List.of("<" + url + ">; rel=\"next\""), "[]");
    }

    private void learn(String recorded, String simulated) {
        identifiers.learn(Json.parse(recorded), Json.parse(simulated));
    }
}
