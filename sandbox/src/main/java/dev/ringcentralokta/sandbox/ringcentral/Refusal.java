package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The account refuses a call, with the body that the vendor sends for it (ringcentral-api.md §1.5, §3). */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, String message, ObjectNode body) {
        super(message);
        this.status = status;
        this.body = body;
    }

    /** The REST API's error; the top level repeats the first error. */
    static Refusal rest(int status, String code, String message) {
        return rest(status, code, code, message, Json.object());
    }

    /** An error of the REST API about one parameter, or one resource named by it. */
    static Refusal parameter(int status, String code, String parameter, String message) {
        return rest(status, code, code, message, Json.object().put("parameterName", parameter));
    }

    /** The app lacks a permission in the Developer Console: CMN-401. */
    static Refusal appPermission(String permission) {
        String message =
                "In order to call this API endpoint, application needs to have [" + permission + "] permission";
        return rest(403, "InsufficientPermissions", "CMN-401", message, permissionName(permission));
    }

    /** The user's role lacks a permission: CMN-408. */
    static Refusal userPermission(String permission) {
        String message = "In order to call this API endpoint, user needs to have [" + permission
                + "] permission for requested resource.";
        return rest(403, "CMN-408", "CMN-408", message, permissionName(permission));
    }

    /** No access token was sent. */
    static Refusal noToken() {
        return rest(401, "AGW-401", "Authorization header is not specified");
    }

    /** The access token is not, or no longer, one. */
    static Refusal badToken(String code, String message) {
        return rest(401, "TokenInvalid", "OAuth token is invalid", code, message, Json.object());
    }

    /** A rate limit was passed; the text of SCIM's own body is unknown, so it is this one there, too. */
    static Refusal rateExceeded() {
        return rest(429, "CMN-301", "Request rate exceeded");
    }

    /** The error of the OAuth endpoints: always 400. */
    static Refusal oauth(String error, String code, String message) {
        ObjectNode body = Json.object().put("error", error).put("error_description", message);
        body.putArray("errors").addObject().put("errorCode", code).put("message", message);
        return new Refusal(400, message, body);
    }

    /** The error of SCIM. */
    static Refusal scim(int status, String detail) {
        return new Refusal(status, detail, scimBody(status, detail));
    }

    /** The error of SCIM for a bad request. */
    static Refusal scim(String scimType, String detail) {
        return new Refusal(400, detail, scimBody(400, detail).put("scimType", scimType));
    }

    /** The error of the company directory, which has a model of its own. */
    static Refusal directory(String parameter) {
        ObjectNode body = Json.object();
        String message = "Parameter [" + parameter + "] is invalid.";
        body.putArray("errors")
                .addObject()
                .put("errorCode", "ADG-121")
                .put("message", message)
                .put("parameterName", parameter);
        return new Refusal(400, message, body);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    private static ObjectNode permissionName(String permission) {
        return Json.object().put("permissionName", permission);
    }

    private static ObjectNode scimBody(int status, String detail) {
        ObjectNode body = Json.object();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        return body.put("status", Integer.toString(status)).put("detail", detail);
    }

    private static Refusal rest(int status, String outerCode, String code, String message, ObjectNode details) {
        return rest(status, outerCode, message, code, message, details);
    }

    private static Refusal rest(
            int status, String outerCode, String outerMessage, String code, String message, ObjectNode details) {
        ObjectNode body = Json.object().put("errorCode", outerCode).put("message", outerMessage);
        ObjectNode first =
                body.putArray("errors").addObject().put("errorCode", code).put("message", message);
        first.setAll(details);
        body.setAll(details);
        return new Refusal(status, message, body);
    }
}
