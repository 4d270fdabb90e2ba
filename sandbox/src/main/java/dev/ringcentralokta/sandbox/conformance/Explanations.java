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
                    && pointer.matcher(difference.pointer()).matches();
        }
    }

    private static final List<Rule> RULES = List.of(Rule.of(
            "GET /\\.well-known/okta-organization",
            "/settings/.*",
            "what an org has bought or switched on differs from org to org"));

    private Explanations() {}

    /** Why this difference is left; empty for one that is not meant to be. */
    static Optional<String> of(Interaction interaction, Difference difference) {
        return RULES.stream()
                .filter(rule -> rule.covers(interaction, difference))
                .map(Rule::reason)
                .findFirst();
    }
}
