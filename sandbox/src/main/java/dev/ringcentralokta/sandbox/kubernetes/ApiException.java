package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal, as the {@code Status} object that an API server answers; the wording is the API server's. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    int code() {
        return code;
    }

    /** The {@code Status} object. */
    ObjectNode status() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        status.set("details", details);
        return status.put("code", code);
    }

    static ApiException noSuchResource() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", Json.object());
    }

    static ApiException notFound(ResourceType type, String name) {
        String message = "%s \"%s\" not found".formatted(type.groupResource(), name);
        return new ApiException(404, "NotFound", message, details(type, name));
    }

    static ApiException alreadyExists(ResourceType type, String name) {
        String message = "%s \"%s\" already exists".formatted(type.groupResource(), name);
        return new ApiException(409, "AlreadyExists", message, details(type, name));
    }

    static ApiException conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.groupResource(), name, why);
        return new ApiException(409, "Conflict", message, details(type, name));
    }

    /** Server-side apply met fields that other managers own. */
    static ApiException applyConflict(List<FieldConflict> conflicts) {
        ObjectNode details = Json.object();
        ArrayNode causes = details.putArray("causes");
        conflicts.forEach(conflict -> causes.addObject()
                .put("reason", "FieldManagerConflict")
                .put("message", "conflict with " + conflict.owner())
                .put("field", conflict.field()));
        return new ApiException(409, "Conflict", FieldConflict.describe(conflicts), details);
    }

    static ApiException invalid(ResourceType type, String name, List<FieldError> errors) {
        List<String> lines = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
        String what = lines.size() == 1 ? lines.get(0) : lines.stream().collect(Collectors.joining(", ", "[", "]"));
        ObjectNode details = Json.object()
                .put("name", name)
                .put("group", type.group())
                .put("kind", type.names().kind());
        ArrayNode causes = details.putArray("causes");
        errors.forEach(error -> causes.addObject()
                .put("reason", error.type())
                .put("message", error.message())
                .put("field", error.field()));
        String message = "%s \"%s\" is invalid: %s".formatted(type.groupKind(), name, what);
        return new ApiException(422, "Invalid", message, details);
    }

    static ApiException unprocessable(String why) {
        ObjectNode details = Json.object();
        details.putArray("causes")
                .addObject()
                .put("reason", "UnexpectedServerResponse")
                .put("message", why);
        return new ApiException(
                422, "Invalid", "the server rejected our request due to an error in our request", details);
    }

    static ApiException forbidden(ResourceType type, String name, String why) {
        String message = "%s \"%s\" is forbidden: %s".formatted(type.groupResource(), name, why);
        return new ApiException(403, "Forbidden", message, details(type, name));
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, Json.object());
    }

    static ApiException methodNotAllowed() {
        return new ApiException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    static ApiException unsupportedMediaType(String contentType, List<String> supported) {
        String message = "the body of the request was in an unknown format - accepted media types include: "
                + String.join(", ", supported) + " (got " + contentType + ")";
        return new ApiException(415, "UnsupportedMediaType", message, Json.object());
    }

    /** The watch asked for changes that are no longer in the event log. */
    static ApiException gone(long asked, long oldest) {
        String message = "too old resource version: %d (%d)".formatted(asked, oldest);
        return new ApiException(410, "Expired", message, Json.object());
    }

    private static ObjectNode details(ResourceType type, String name) {
        return Json.object()
                .put("name", name)
                .put("group", type.group())
                .put("kind", type.names().plural());
    }
}
