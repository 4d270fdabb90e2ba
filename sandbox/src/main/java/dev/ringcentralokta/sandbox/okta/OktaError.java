package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A refusal by the org: status and Okta's error object (okta-api.md §10). */
final class OktaError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final List<String> causes;

    private OktaError(int status, String code, String summary, String... causes) {
        super(summary, null, false, false);
        this.status = status;
        this.code = code;
        this.causes = List.of(causes);
    }

    static OktaError invalid(String what, String... causes) {
        return new OktaError(400, "E0000001", "Api validation failed: " + what, causes);
    }

    static OktaError malformed() {
        return new OktaError(400, "E0000003", "The request body was not well-formed.");
    }

    static OktaError noSession() {
        return new OktaError(403, "E0000005", "Invalid session");
    }

    static OktaError noPermission() {
        return new OktaError(403, "E0000006", "You do not have permission to perform the requested action");
    }

    /** {@code kind} is Okta's own name of the resource, such as AppInstance, AppUser, User or UserGroup. */
    static OktaError notFound(String id, String kind) {
        return new OktaError(404, "E0000007", "Not found: Resource not found: " + id + " (" + kind + ")");
    }

    static OktaError noSuchPath() {
        return new OktaError(404, "E0000008", "The requested path was not found");
    }

    static OktaError invalidToken() {
        return new OktaError(401, "E0000011", "Invalid token provided");
    }

    static OktaError methodNotSupported() {
        return new OktaError(405, "E0000022", "The endpoint does not support the provided HTTP method");
    }

    static OktaError metadataNotSupported(String cause) {
        return new OktaError(400, "E0000024", "Operation on application metadata not supported.", cause);
    }

    static OktaError noActiveInstances() {
        return new OktaError(
                400,
                "E0000024",
                "Bad request. This operation on app metadata is not yet supported.",
                "This operation on app metadata is not yet supported: No active instances.");
    }

    static OktaError invalidSearch(String cause) {
        return new OktaError(400, "E0000031", "Invalid search criteria.", cause);
    }

    static OktaError searchAndFilter() {
        return new OktaError(400, "E0000033", "Cannot use search and filter in the same request.");
    }

    static OktaError credentialsNotForScheme() {
        return new OktaError(
                400,
                "E0000041",
                "Credentials should not be set on this resource based on the scheme.",
                "User level credentials should not be provided for this scheme.");
    }

    static OktaError grantedByGroup() {
        return new OktaError(
                403,
                "E0000046",
                "Deactivate application for user forbidden.",
                "The application cannot be unassigned from the user while their group memberships grant them access.");
    }

    static OktaError rateLimit() {
        return new OktaError(429, "E0000047", "API call exceeded rate limit due to too many requests.");
    }

    static OktaError activeApp() {
        return new OktaError(
                403,
                "E0000056",
                "Delete application forbidden.",
                "The application must be deactivated before deletion.");
    }

    static OktaError alreadyAssigned() {
        return new OktaError(409, "E0000062", "The specified user is already assigned to the application.");
    }

    static OktaError mappedAttribute(String attribute) {
        return new OktaError(
                403,
                "E0000075",
                "Cannot modify the " + attribute
                        + " attribute because it has a field mapping and profile push is enabled.");
    }

    static OktaError inactiveUser() {
        return new OktaError(403, "E0000117", "The user is inactive and cannot be assigned to an application.");
    }

    int status() {
        return status;
    }

    /** For a person to read. */
    String causesOrSummary() {
        return causes.isEmpty() ? String.valueOf(getMessage()) : String.join(" ", causes);
    }

    ObjectNode body(String errorId) {
        ObjectNode body = Json.object()
                .put("errorCode", code)
                .put("errorSummary", getMessage())
                .put("errorLink", code)
                .put("errorId", errorId);
        ArrayNode array = body.putArray("errorCauses");
        causes.forEach(cause -> array.addObject().put("errorSummary", cause));
        return body;
    }
}
