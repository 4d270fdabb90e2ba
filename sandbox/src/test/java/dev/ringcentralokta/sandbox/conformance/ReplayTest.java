package dev.ringcentralokta.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String GROUPS = "/api/v1/groups";
    private static final String GROUP = GROUPS + "/00gMadeUp0000000001A";
    private static final String CREATE = "{\"profile\":{\"name\":\"Painters\",\"description\":\"\"}}";
    private static final String PERSON =
            """
            {"id": "00uMadeUp0000000001A", "status": "SUSPENDED", "created": "2026-01-01T00:00:00.000Z",
             "activated": "2026-01-01T00:00:00.000Z", "statusChanged": "2026-01-01T00:00:00.000Z", "lastLogin": null,
             "lastUpdated": "2026-01-01T00:00:00.000Z", "passwordChanged": null, "type": {"id": "otyMadeUp00000000001"},
             "profile": {"firstName": "Mary", "lastName": "Stone", "mobilePhone": null, "secondEmail": null,
                         "login": "mary@painters.example", "email": "mary@painters.example"},
             "credentials": {"provider": {"type": "OKTA", "name": "OKTA"}},
             "_links": {"self": {"href": "https://made-up.okta.example/api/v1/users/00uMadeUp0000000001A"}}}
            """;

    private final Recorded recorded = new Recorded();

    @Test
    void findsNoDifferenceWhereTheAnswersAreAlikeButForWhatTheOrgMakesUp() throws IOException {
        Recording recording = Recorded.of(
                recorded.send("POST", GROUPS, CREATE, 200, Recorded.GROUP),
                recorded.get(GROUP, 200, Recorded.GROUP),
                recorded.get(GROUP + "/users?limit=200", 200, "[]", "<https://made-up.okta.example/x>; rel=\"self\""),
                recorded.send("DELETE", GROUP, "", 204, ""),
                recorded.get(
                        GROUP,
                        404,
                        """
                        {"errorCode": "E0000007", "errorLink": "E0000007", "errorId": "oaeMadeUp", "errorCauses": [],
                         "errorSummary": "Not found: Resource not found: 00gMadeUp0000000001A (UserGroup)"}
                        """));

        assertThat(differences(recording)).isEmpty();
    }

    @Test
    void tellsEachDifferenceInStatusKeysTypesNullsValuesAndLengths() throws IOException {
        String different = Recorded.GROUP
                .replace("\"created\": \"2026-01-01T00:00:00.000Z\"", "\"created\": null")
                .replace("\"objectClass\": [\"okta:user_group\"]", "\"objectClass\": []")
                .replace("OKTA_GROUP", "APP_GROUP")
                .replace("\"description\": \"\"", "\"description\": 7, \"colour\": true");
        Recording recording = Recorded.of(
                recorded.send("POST", GROUPS, CREATE, 200, different),
                recorded.get(GROUP, 404, "{\"errorCode\": \"E0000007\"}"));

        assertThat(differences(recording))
                .containsExactlyInAnyOrder(
                        "/created: recorded null, simulated text",
                        "/objectClass: recorded 0 items, simulated 1 items",
                        "/type: recorded \"APP_GROUP\", simulated \"OKTA_GROUP\"",
                        "/profile/description: recorded a number, simulated text",
                        "/profile/colour: recorded true, simulated absent",
                        "status: recorded 404, simulated 200 ");
    }

    @Test
    void comparesCodesAndTextsOfErrors() throws IOException {
        Recording recording = Recorded.of(
                recorded.get(
                        "/api/v1/users/00uMadeUp0000000009Z",
                        404,
                        """
                {"errorCode": "E0000008", "errorLink": "E0000008", "errorId": "oaeMadeUp",
                 "errorSummary": "Gone", "errorCauses": [{"errorSummary": "Gone"}]}
                """));

        assertThat(differences(recording))
                .anyMatch(line -> line.startsWith("/errorCode: recorded \"E0000008\""))
                .anyMatch(line -> line.startsWith("/errorSummary: recorded \"Gone\""))
                .contains("/errorCauses: recorded 1 items, simulated 0 items");
    }

    @Test
    void comparesXmlByElementsAndAttributes() throws IOException {
        String app = "{\"label\":\"Easel\",\"name\":\"pagerduty\",\"signOnMode\":\"SAML_2_0\"}";
        Recording recording = Recorded.of(
                recorded.send("POST", "/api/v1/apps", app, 200, "{\"id\": \"0oaMadeUp0000000001A\"}"),
                recorded.get(
                        "/api/v1/apps/0oaMadeUp0000000001A/sso/saml/metadata",
                        200,
                        "<?xml version=\"1.0\"?><md:EntityDescriptor entityID=\"x\" extra=\"y\" xmlns:md=\"z\"/>"));

        assertThat(differences(recording))
                .contains("/@extra: recorded text, simulated absent", "/children: recorded absent, simulated a list");
    }

    @Test
    void setsUpWhatTheRecordingRefersToWithoutMakingIt() throws IOException {
        // Given a person, a group with that person in it, and a connection, all there before the recording began
        Recording recording = Recorded.of(
                recorded.get(GROUP, 200, Recorded.GROUP),
                recorded.get(
                        GROUP + "/users?limit=200",
                        200,
                        "[" + PERSON + "]",
                        "<https://made-up.okta.example/x>; rel=\"self\""),
                recorded.get("/api/v1/users?search=profile.lastName+eq+%22Stone%22", 200, "[" + PERSON + "]"),
                recorded.get("/api/v1/apps/0oaMadeUp0000000001A/features/USER_PROVISIONING", 200, "{}"));

        List<Replay.Result> results = Replay.of(recording);

        assertThat(results.get(0).differences()).isEmpty();
        assertThat(results.get(1).differences()).isEmpty();
        assertThat(results.get(2).differences())
                .extracting(Difference::toString)
                .containsExactly("Link: recorded [], simulated [self]");
        assertThat(results.get(3).differences())
                .noneMatch(each -> each.pointer().equals("status"));
    }

    @Test
    void countsOnlyWhatIsServed() throws IOException {
        Recording recording = Recorded.of(recorded.get("/api/v1/policies?type=ACCESS_POLICY", 200, "[]"));

        assertThat(Replay.of(recording)).singleElement().satisfies(result -> {
            assertThat(result.served()).isFalse();
            assertThat(result.interaction().operation()).isEqualTo("GET /api/v1/policies");
        });
    }

    private static List<String> differences(Recording recording) throws IOException {
        return Replay.of(recording).stream()
                .flatMap(result -> result.differences().stream())
                .map(Difference::toString)
                .toList();
    }
}
