package dev.ringcentralokta.sandbox.conformance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Differences that are meant to be, by operation and difference, each with its reason. */
final class Explanations {

    private record Rule(Pattern operation, Pattern difference, String reason) {

        private static Rule of(String operation, String difference, String reason) {
            return new Rule(Pattern.compile(operation), Pattern.compile(difference), reason);
        }

        private boolean covers(Interaction interaction, Difference found) {
            return operation.matcher(interaction.operation()).matches()
                    && difference.matcher(found.toString()).matches()
                    && !sent(interaction, found.pointer());
        }

        /** What a request asked for is never explained away. */
        private static boolean sent(Interaction interaction, String pointer) {
            return pointer.startsWith("/")
                    && pointer.length() > 1
                    && !interaction.sent().at(pointer).isMissingNode();
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "GET /\\.well-known/okta-organization",
                    "/settings/.*",
                    "what an org has bought or switched on differs from org to org"),
            Rule.of(
                    "GET /api/v1/apps.*",
                    "(/\\d+)?(/settings/emOptInStatus|/universalLogout/status): .*",
                    "switched on for the app elsewhere; no request of the recording does it"),
            Rule.of(
                    "PUT /api/v1/apps/\\{}/groups/\\{}",
                    "/priority: .*",
                    "without a priority in the request Okta numbers by what is assigned at that moment, and corrects it"),
            Rule.of(
                    "GET /api/v1/groups/\\{}/users",
                    "/: recorded 0 items, .*",
                    "Okta lists a new member a moment after the request that added them"),
            Rule.of(
                    "(GET|POST) /api/v1/meta/schemas/.*",
                    "/definitions/custom/properties/[^/]+: recorded absent, simulated an object",
                    "Okta shows a new attribute a moment after the request that added it"),
            Rule.of(
                    "POST /api/v1/meta/schemas/.*",
                    "/definitions/custom/properties/[^/]+: recorded an object, simulated absent",
                    "the answer to one request still shows an attribute that another, at the same time, removed"),
            Rule.of(
                    "GET /api/v1/users",
                    "/\\d+(/status: recorded \"STAGED\", .*|/activated: recorded null, .*|/transitioningToStatus: .*)",
                    "the index behind search lags: it shows a person as before their activation"),
            Rule.of(".*", "status: recorded 5\\d\\d, .*", "Okta itself failed"));

    private Explanations() {}

    /** Why this difference is left; empty for one that is not meant to be. */
    static Optional<String> of(Interaction interaction, Difference difference) {
        return RULES.stream()
                .filter(rule -> rule.covers(interaction, difference))
                .map(Rule::reason)
                .findFirst();
    }
}
