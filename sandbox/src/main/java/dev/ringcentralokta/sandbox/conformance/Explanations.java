package dev.ringcentralokta.sandbox.conformance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Differences that are left, by operation and difference, each with its reason. */
final class Explanations {

    /**
     * Why a difference is left.
     *
     * @param matches whether it follows from what the recorded org has bought or switched on, so that the answers count as
     *     alike; what Okta's own asynchrony did to a recording is explained, but counts as a difference
     */
    record Explanation(String reason, boolean matches) {}

    private record Rule(Pattern operation, Pattern difference, Explanation explanation) {

        private static Rule ofTheOrg(String operation, String difference, String reason) {
            return rule(operation, difference, new Explanation(reason, true));
        }

        private static Rule ofTiming(String operation, String difference, String reason) {
            return rule(operation, difference, new Explanation(reason, false));
        }

        private static Rule rule(String operation, String difference, Explanation explanation) {
            return new Rule(Pattern.compile(operation), Pattern.compile(difference), explanation);
        }

        /** What a request asked for is never explained away. */
        private boolean covers(Interaction interaction, Difference found) {
            return operation.matcher(interaction.operation()).matches()
                    && difference.matcher(found.toString()).matches()
                    && !interaction.names(found.pointer());
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.ofTheOrg(
                    "GET /\\.well-known/okta-organization",
                    "/settings/.*",
                    "what an org has bought or switched on differs from org to org"),
            Rule.ofTheOrg(
                    "GET /api/v1/apps.*",
                    "(/\\d+)?(/settings/emOptInStatus|/universalLogout/status): .*",
                    "switched on for the app elsewhere; no request of the recording does it"),
            Rule.ofTiming(
                    "GET /api/v1/groups/\\{}/users",
                    "/: recorded 0 items, .*",
                    "Okta lists a new member a moment after the request that added them"),
            Rule.ofTiming(
                    "(GET|POST) /api/v1/meta/schemas/.*",
                    "/definitions/custom/properties/[^/]+: recorded absent, simulated an object",
                    "Okta shows a new attribute a moment after the request that added it"),
            Rule.ofTiming(
                    "POST /api/v1/meta/schemas/.*",
                    "/definitions/custom/properties/[^/]+: recorded an object, simulated absent",
                    "the answer to one request still shows an attribute that another, at the same time, removed"),
            Rule.ofTiming(
                    "GET /api/v1/users",
                    "/\\d+(/status: recorded \"STAGED\", .*|/activated: recorded null, .*|/transitioningToStatus: .*)",
                    "the index behind search lags: it shows a person as before their activation"),
            Rule.ofTiming(".*", "status: recorded 5\\d\\d, .*", "Okta itself failed"));

    private Explanations() {}

    /** Why this difference is left; empty for one that is not meant to be. */
    static Optional<Explanation> of(Interaction interaction, Difference difference) {
        return RULES.stream()
                .filter(rule -> rule.covers(interaction, difference))
                .map(Rule::explanation)
                .findFirst();
    }
}
