package dev.ringcentralokta.sandbox.conformance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Differences that are meant to be, by operation and place, each with its reason. */
final class Explanations {

    private record Rule(Pattern operation, Pattern pointer, String reason) {

        private static Rule of(String operation, String pointer, String reason) {
            return new Rule(Pattern.compile(operation), Pattern.compile(pointer), reason);
        }

        private boolean covers(Interaction interaction, Difference difference) {
            return operation.matcher(interaction.operation()).matches()
                    && pointer.matcher(difference.pointer()).matches()
                    && !sent(interaction, difference.pointer());
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
                    "(/\\d+)?(/settings/emOptInStatus|/universalLogout/status)",
                    "switched on for the app elsewhere; no request of the recording does it"),
            Rule.of(
                    "PUT /api/v1/apps/\\{}/groups/\\{}",
                    "/priority",
                    "without a priority in the request Okta numbers by what is assigned at that moment, and corrects it"));

    private Explanations() {}

    /** Why this difference is left; empty for one that is not meant to be. */
    static Optional<String> of(Interaction interaction, Difference difference) {
        return RULES.stream()
                .filter(rule -> rule.covers(interaction, difference))
                .map(Rule::reason)
                .findFirst();
    }
}
