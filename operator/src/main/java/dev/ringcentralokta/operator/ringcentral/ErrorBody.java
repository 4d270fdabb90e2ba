package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What RingCentral's error bodies have in common: OAuth's, the REST API's and SCIM's (ringcentral-api.md §1.5, §3).
 *
 * @param codes the first error's code, the one at the top, OAuth's {@code error} and SCIM's {@code scimType}, as far as
 *     they are there; the most special one first
 * @param said what is said to people, without a full stop at the end, and with the permission or the parameter that it is
 *     about
 * @param scim whether it is SCIM's
 */
record ErrorBody(List<String> codes, Optional<String> said, boolean scim) {

    private static final String SCIM_ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** How RingCentral says that Directory Integration is off; {@code Bulk Assign} is a feature of something else. */
    private static final String BULK_ASSIGN_OFF = "Feature [Bulk Assign] is not available";

    /** How RingCentral says that no unassigned extension with a digital line is left. */
    private static final String LICENCES_USED = "License limit has been reached";

    static ErrorBody of(JsonNode body) {
        JsonNode first = body.path("errors").path(0);
        boolean scim = body.path("schemas").path(0).asText().equals(SCIM_ERROR);
        List<String> codes = texts(
                        first.path("errorCode"), body.path("errorCode"), body.path("error"), body.path("scimType"))
                .distinct()
                .toList();
        Optional<String> permission =
                texts(first.path("permissionName"), body.path("permissionName")).findFirst();
        Optional<String> parameter =
                texts(first.path("parameterName"), body.path("parameterName")).findFirst();
        Optional<String> said = texts(
                        body.path("error_description"),
                        first.path("message"),
                        body.path("message"),
                        body.path("detail"))
                .findFirst()
                .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .map(text -> text
                        + permission.map(name -> " (permission " + name + ")").orElse("")
                        + parameter
                                .filter(name -> !text.contains(name))
                                .map(name -> " (parameter " + name + ")")
                                .orElse(""));
        return new ErrorBody(codes, said, scim);
    }

    /** Whether it is none of RingCentral's. */
    boolean silent() {
        return codes.isEmpty() && !scim;
    }

    /**
     * The reason that only the text tells, and the one place where a text decides (ringcentral-api.md §4): both of these
     * come as a 403 of SCIM without a code, which is also that of a missing permission. Should RingCentral word them anew, they
     * become just that, with RingCentral's words.
     */
    Optional<FailureReason> reasonByText(int status) {
        if (!scim || status != 403) {
            return Optional.empty();
        }
        if (said.filter(text -> text.contains(BULK_ASSIGN_OFF)).isPresent()) {
            return Optional.of(FailureReason.DirectoryIntegrationOff);
        }
        return said.filter(text -> text.contains(LICENCES_USED)).map(text -> FailureReason.OutOfLicences);
    }

    /** Whether an e-mail is in use, the only conflict that SCIM knows here; with a {@code scimType} or not. */
    boolean duplicate(int status) {
        return scim && status == 409;
    }

    private static Stream<String> texts(JsonNode... nodes) {
        return Stream.of(nodes).map(JsonNode::asText).filter(text -> !text.isBlank());
    }
}
