package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.FailureReason;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The error codes of Okta that the operator tells apart, and what they mean (okta-api.md §10). Class, severity and when to
 * try again follow from the reason. {@code docs/okta-errors.md} is generated from this table.
 */
public enum OktaErrorCode {
    VALIDATION("E0000001", "400", FailureReason.Refused, "the request failed Okta's validation"),
    MALFORMED_BODY("E0000003", "400", FailureReason.Malformed, "the body is not well-formed"),
    AUTHENTICATION_FAILED("E0000004", "401", FailureReason.CredentialsRejected, "authentication failed"),
    INVALID_SESSION("E0000005", "403", FailureReason.CredentialsRejected, "no valid session"),
    NO_PERMISSION("E0000006", "403", FailureReason.PermissionDenied, "a scope or an admin role is missing"),
    NOT_FOUND("E0000007", "404", FailureReason.NotFound, "there is no such object"),
    NO_SUCH_PATH("E0000008", "404", FailureReason.Malformed, "there is no such path"),
    INTERNAL_ERROR("E0000009", "500", FailureReason.Unavailable, "Okta failed"),
    READ_ONLY_MODE("E0000010", "503", FailureReason.Unavailable, "the org is in read-only mode"),
    INVALID_TOKEN("E0000011", "401", FailureReason.CredentialsRejected, "the token is not valid"),
    FEATURE_NOT_ENABLED("E0000015", "401", FailureReason.Unsupported, "the org lacks the feature"),
    BAD_HEADER("E0000018", "400", FailureReason.Malformed, "a header is wrong"),
    MISSING_PARAMETER("E0000019", "400", FailureReason.Malformed, "a parameter is missing"),
    BAD_ACCEPT_HEADER("E0000021", "400", FailureReason.Malformed, "the Accept header is wrong"),
    METHOD_NOT_SUPPORTED("E0000022", "405", FailureReason.Malformed, "the path does not take the method"),
    APP_METADATA("E0000024", "400", FailureReason.Unsupported, "the app does not support the operation"),
    PARAMETER_REQUIRED("E0000028", "400", FailureReason.Malformed, "a required parameter is missing"),
    INVALID_SEARCH("E0000031", "400", FailureReason.Malformed, "the search expression is wrong"),
    SEARCH_AND_FILTER("E0000033", "400", FailureReason.Malformed, "search and filter exclude each other"),
    APP_SETTINGS("E0000039", "403", FailureReason.Unsupported, "the app's settings do not allow the operation"),
    DUPLICATE_LABEL("E0000040", "400", FailureReason.Refused, "another app has that label"),
    CREDENTIALS_NOT_FOR_SCHEME(
            "E0000041", "400", FailureReason.Refused, "the sign-on scheme takes no such credentials"),
    SELF_SERVICE("E0000044", "403", FailureReason.Unsupported, "self-service is not supported"),
    GRANTED_BY_GROUP("E0000046", "403", FailureReason.WrongState, "a group still grants the app to the person"),
    RATE_LIMIT("E0000047", "429", FailureReason.RateLimited, "a rate limit is used up"),
    APP_ACTIVE("E0000056", "403", FailureReason.WrongState, "an active app cannot be deleted"),
    ALREADY_ASSIGNED("E0000062", "409", FailureReason.WrongState, "the person is assigned already; taken as success"),
    ATTRIBUTE_MAPPED("E0000075", "403", FailureReason.AttributeNotWritable, "a mapping fills the attribute"),
    ATTRIBUTE_MASTERED("E0000076", "403", FailureReason.AttributeNotWritable, "another directory owns the attribute"),
    ATTRIBUTE_READ_ONLY("E0000077", "405", FailureReason.AttributeNotWritable, "the attribute is read-only"),
    ATTRIBUTE_IMMUTABLE("E0000078", "403", FailureReason.AttributeNotWritable, "the attribute cannot be changed"),
    ATTRIBUTE_RESERVED("E0000081", "403", FailureReason.AttributeNotWritable, "the attribute is Okta's own"),
    USER_ACTIVATING("E0000112", "409", FailureReason.Busy, "the person is still being activated"),
    USER_INACTIVE("E0000117", "403", FailureReason.WrongState, "the person is deactivated"),
    APP_INSTANCE("E0000143", "403", FailureReason.Unsupported, "the app does not allow the operation"),
    CONFLICT("E0000195", "409", FailureReason.Busy, "somebody else changes the same object"),
    ETAG_MISMATCH("E0000231", "412", FailureReason.Busy, "somebody else has changed the object"),
    LOCKED("E0000239", "423", FailureReason.Busy, "the object is locked"),
    ETAG_SYNTAX("E0000242", "400", FailureReason.Malformed, "the ETag is not well-formed"),
    APP_PUBLISHED("E0000255", "403", FailureReason.WrongState, "a published app cannot be deleted");

    private static final Map<String, OktaErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OktaErrorCode::code, Function.identity()));

    private final String code;
    private final String status;
    private final FailureReason reason;
    private final String meaning;

    OktaErrorCode(String code, String status, FailureReason reason, String meaning) {
        this.code = code;
        this.status = status;
        this.reason = reason;
        this.meaning = meaning;
    }

    /** Okta's {@code errorCode}. */
    public String code() {
        return code;
    }

    /** The HTTP status that it comes with. */
    public String status() {
        return status;
    }

    /** Why, in the words that both vendors share; class, severity and requeue follow from it. */
    public FailureReason reason() {
        return reason;
    }

    /** What happened, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The listed code; empty for one of Okta's some 250 that need no treatment of their own. */
    static Optional<OktaErrorCode> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** What an answer with a code that is not listed, or with none, means. */
    static FailureReason byStatus(int status) {
        return switch (status) {
            case 401 -> FailureReason.CredentialsRejected;
            case 403 -> FailureReason.PermissionDenied;
            case 404, 410 -> FailureReason.NotFound;
            case 408 -> FailureReason.Unavailable;
            case 409, 412, 423 -> FailureReason.Busy;
            case 429 -> FailureReason.RateLimited;
            default -> status >= 500 ? FailureReason.Unavailable : FailureReason.Refused;
        };
    }
}
