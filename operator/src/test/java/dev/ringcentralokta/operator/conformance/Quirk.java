package dev.ringcentralokta.operator.conformance;

import java.util.List;

/**
 * A known mistake in a vendor's document: what real traffic breaks without harm.
 *
 * @param operations regular expression of operation ids
 * @param rule the rule that is broken
 * @param locations regular expression of places
 * @param reason with the quirk's number in okta-api.md §13
 */
record Quirk(String operations, String rule, String locations, String reason) {

    static final List<Quirk> KNOWN = List.of(
            new Quirk(
                    "createApplication|replaceApplication",
                    "null",
                    "\\$\\.(accessibility\\.(error|login)RedirectUrl"
                            + "|settings\\.notes\\.(admin|enduser)"
                            + "|settings\\.notifications\\.vpn\\.(message|helpUrl)"
                            + "|settings\\.signOn\\.(defaultRelayState|spIssuer"
                            + "|(audience|destination|recipient|ssoAcsUrl)Override))",
                    "13.1: Okta itself answers null here, and PUT takes the whole app back"),
            new Quirk(
                    "createApplication|replaceApplication",
                    "required",
                    "\\$\\.settings\\.signOn\\."
                            + "(allowMultipleAcsEndpoints|assertionSigned|honorForceAuthn|requestCompressed|responseSigned)",
                    "13.3: five members are required that no SAML app of the catalogue has"),
            new Quirk(
                    "updateProfileMapping",
                    "required",
                    "\\$\\.(expression|pushStatus)",
                    "13.7: the members of one property are required of the whole; every documented example fails"),
            new Quirk(
                    "POST /api/v1/users(/[^/]+)?",
                    "operation",
                    "-",
                    "no mistake: createUser and updateUser are in Okta's document, and were cut from the subset"),
            new Quirk(
                    "(POST /api/v1/groups|PUT /api/v1/groups/[^/]+|(PUT|DELETE) /api/v1/groups/[^/]+/users/[^/]+)",
                    "operation",
                    "-",
                    "no mistake: addGroup, replaceGroup, assignUserToGroup and unassignUserFromGroup are in Okta's document,"
                            + " and were cut from the subset"),
            new Quirk(
                    "GET /\\.well-known/okta-organization",
                    "operation",
                    "-",
                    "no mistake of RingCentral's: Okta's probe reaches whatever spec.okta.orgUrl names"));

    boolean excuses(Violation violation) {
        return violation.rule().equals(rule)
                && violation.operation().matches(operations)
                && violation.location().matches(locations);
    }
}
