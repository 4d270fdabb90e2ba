package dev.ringcentralokta.sandbox.conformance;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** Makes recordings by hand, of an org that never was. */
final class Recorded {

    static final String ORG = "https://made-up.okta.example";

    static final String GROUP =
            """
            {"id": "00gMadeUp0000000001A", "created": "2026-01-01T00:00:00.000Z",
             "lastUpdated": "2026-01-01T00:00:00.000Z", "lastMembershipUpdated": "2026-01-01T00:00:00.000Z",
             "objectClass": ["okta:user_group"], "type": "OKTA_GROUP",
             "profile": {"name": "Painters", "description": ""},
             "_links": {"logo": [{"name": "medium", "href": "https://cdn.example/m.png", "type": "image/png"},
                                 {"name": "large", "href": "https://cdn.example/l.png", "type": "image/png"}],
                        "users": {"href": "https://made-up.okta.example/api/v1/groups/00gMadeUp0000000001A/users"},
                        "apps": {"href": "https://made-up.okta.example/api/v1/groups/00gMadeUp0000000001A/apps"}}}
            """;

    private int next;

    static Recording of(Interaction... interactions) {
        return new Recording("made-up.yaml", List.of(interactions));
    }

    Interaction get(String path, int status, String answer, String... links) {
        return interaction("GET", path, "", new Answer(status, List.of(links), answer));
    }

    Interaction send(String method, String path, String body, int status, String answer) {
        return interaction(method, path, body, new Answer(status, List.of(), answer));
    }

    private Interaction interaction(String method, String path, String body, Answer answer) {
        return new Interaction(
                next++, method, HttpUrl.get(ORG + path), Map.of("Content-Type", "application/json"), body, answer);
    }
}
