package dev.ringcentralokta.operator.ringcentral;

import static dev.ringcentralokta.operator.ringcentral.Purpose.Api;
import static dev.ringcentralokta.operator.ringcentral.Purpose.CodeExchange;
import static dev.ringcentralokta.operator.ringcentral.Purpose.JwtSignIn;
import static dev.ringcentralokta.operator.ringcentral.Purpose.Refresh;

import dev.ringcentralokta.operator.http.FailureReason;
import java.util.Arrays;
import java.util.Optional;

/**
 * The errors of RingCentral that the operator tells apart: by {@code errorCode}, or by OAuth's {@code error}, and at the
 * token endpoint also by the grant, as the same code tells of a JWT, a code or a session (ringcentral-api.md §1.5, §2,
 * §3). Class, severity and when to try again follow from the reason. {@code docs/ringcentral-errors.md} is generated from
 * this table.
 */
public enum RingCentralErrorCode {
    JWT_UNKNOWN(
            "OAU-213", FailureReason.CredentialsRejected, "the JWT is unknown or was revoked", Advice.JWT, JwtSignIn),
    JWT_EXPIRED("OAU-210", FailureReason.CredentialsRejected, "the JWT has expired", Advice.JWT, JwtSignIn),
    JWT_OF_OTHER_APP(
            "OAU-121",
            FailureReason.CredentialsRejected,
            "the JWT is restricted to other apps",
            "Create a JWT for the app of clientId in RingCentral's Developer Console and put it into the Secret",
            JwtSignIn),
    JWT_MALFORMED(
            "CMN-101", FailureReason.CredentialsRejected, "this is not a JWT of RingCentral", Advice.JWT, JwtSignIn),
    JWT_REFUSED("invalid_grant", FailureReason.CredentialsRejected, "the JWT is not taken", Advice.JWT, JwtSignIn),

    CODE_EXPIRED(
            "OAU-108", FailureReason.ConsentRequired, "the sign-in took too long", Advice.START_AGAIN, CodeExchange),
    CODE_UNKNOWN(
            "OAU-106",
            FailureReason.ConsentRequired,
            "the authorization code is unknown or was used before",
            Advice.START_AGAIN,
            CodeExchange),
    CODE_OF_OTHER_REDIRECT(
            "OAU-109",
            FailureReason.ConsentRequired,
            "the sign-in began with another redirect URI",
            Advice.START_AGAIN,
            CodeExchange),
    CODE_OF_OTHER_APP(
            "OAU-110",
            FailureReason.ConsentRequired,
            "the sign-in began with another app",
            Advice.START_AGAIN,
            CodeExchange),
    CODE_VERIFIER(
            "CMN-101",
            FailureReason.ConsentRequired,
            "the code does not belong to this sign-in",
            Advice.START_AGAIN,
            CodeExchange),
    CODE_REFUSED(
            "invalid_grant",
            FailureReason.ConsentRequired,
            "the authorization code is not taken",
            Advice.START_AGAIN,
            CodeExchange),

    SESSION_GONE(
            "OAU-213",
            FailureReason.ConsentRequired,
            "the session was ended, or its refresh token used elsewhere",
            Advice.SIGN_IN,
            Refresh),
    SESSION_EXPIRED("OAU-210", FailureReason.ConsentRequired, "the session has expired", Advice.SIGN_IN, Refresh),
    SESSION_OF_OTHER_APP(
            "OAU-121", FailureReason.ConsentRequired, "the session belongs to another app", Advice.SIGN_IN, Refresh),
    REFRESH_TOKEN_MALFORMED(
            "CMN-101",
            FailureReason.ConsentRequired,
            "this is not a refresh token of RingCentral",
            Advice.SIGN_IN,
            Refresh),
    REFRESH_REFUSED(
            "invalid_grant", FailureReason.ConsentRequired, "the session cannot go on", Advice.SIGN_IN, Refresh),

    CLIENT_UNKNOWN("OAU-153", FailureReason.CredentialsRejected, Advice.CLIENT_IS_WRONG, Advice.CLIENT),
    CLIENT_CREDENTIALS("OAU-146", FailureReason.CredentialsRejected, Advice.CLIENT_IS_WRONG, Advice.CLIENT),
    WRONG_APPLICATION_ID("OAU-120", FailureReason.CredentialsRejected, Advice.CLIENT_IS_WRONG, Advice.CLIENT),
    CLIENT_REFUSED("invalid_client", FailureReason.CredentialsRejected, Advice.CLIENT_IS_WRONG, Advice.CLIENT),

    GRANT_UNAUTHORIZED("OAU-251", FailureReason.AppNotAllowed, Advice.GRANT_IS_OFF, Advice.GRANT),
    GRANT_TYPE_UNAUTHORIZED("OAU-112", FailureReason.AppNotAllowed, Advice.GRANT_IS_OFF, Advice.GRANT),
    GRANT_NOT_ALLOWED("OAU-125", FailureReason.AppNotAllowed, Advice.GRANT_IS_OFF, Advice.GRANT),
    CLIENT_UNAUTHORIZED("unauthorized_client", FailureReason.AppNotAllowed, Advice.GRANT_IS_OFF, Advice.GRANT),

    USER_TYPE(
            "OAU-105",
            FailureReason.PermissionDenied,
            "extensions of this type cannot sign in",
            "Sign in as a user with the role of an administrator"),
    USER_STATE(
            "OAU-141",
            FailureReason.ConsentRequired,
            "the user is not enabled",
            "The user who signs in must be enabled in RingCentral"),
    ACCOUNT_STATE(
            "OAU-142",
            FailureReason.ConsentRequired,
            "the account is not active",
            "The RingCentral account must be active"),
    USER_LOCKED("OAU-147", FailureReason.ConsentRequired, "the user is locked out", "Unlock the user in RingCentral"),
    USER_LOCKED_BUT_SSO(
            "OAU-148", FailureReason.ConsentRequired, "the user is locked out", "Unlock the user in RingCentral"),
    ACCESS_DENIED("access_denied", FailureReason.ConsentRequired, "access was denied", Advice.SIGN_IN),

    TOKEN_EXPIRED("OAU-128", FailureReason.CredentialsRejected, "the access token has expired", ""),
    TOKEN_CORRUPTED("OAU-129", FailureReason.CredentialsRejected, "the access token is damaged", ""),
    TOKEN_HEADER("OAU-134", FailureReason.CredentialsRejected, "no access token was taken from the header", ""),
    TOKEN_UNPARSABLE(
            "OAU-149", FailureReason.CredentialsRejected, "the access token is unknown: its session was ended", ""),
    TOKEN_NOT_FOUND(
            "OAU-213",
            FailureReason.CredentialsRejected,
            "the access token is unknown: its session was ended",
            "",
            Api),
    TOKEN_TOO_OLD("OAU-210", FailureReason.CredentialsRejected, "the access token has expired", "", Api),
    TOKEN_EXPIRED_BY_OAUTH("expired_token", FailureReason.CredentialsRejected, "the token has expired", ""),
    TOKEN_INVALID("TokenInvalid", FailureReason.CredentialsRejected, "the access token is not taken", ""),
    TOKEN_MISSING("AGW-401", FailureReason.CredentialsRejected, "no access token was sent", ""),
    NOT_SIGNED_IN("CMN-405", FailureReason.CredentialsRejected, "nobody is signed in", ""),

    APP_PERMISSION(
            "CMN-401",
            FailureReason.AppNotAllowed,
            "the app lacks a permission",
            "Add the missing permission to the app in RingCentral's Developer Console"),
    INSUFFICIENT_SCOPE(
            "insufficient_scope",
            FailureReason.PermissionDenied,
            "the app lacks a permission",
            "Add the missing permission to the app in RingCentral's Developer Console"),
    USER_PERMISSION(
            "CMN-408",
            FailureReason.PermissionDenied,
            "the user's role lacks a permission",
            "Give the role of the user who signs in the missing permission"),
    NO_ADMINISTRATOR(
            "CMN-402",
            FailureReason.PermissionDenied,
            "the user is no administrator",
            "Sign in as a user with the role of an administrator"),
    OTHER_EXTENSION(
            "CMN-404",
            FailureReason.PermissionDenied,
            "the user may not see other people",
            "Sign in as a user with the role of an administrator"),

    RATE_LIMIT("CMN-301", FailureReason.RateLimited, "a rate limit is used up", ""),
    DUPLICATE_CALL("CMN-304", FailureReason.RateLimited, "the same call is under way", ""),
    GLOBAL_RATE_LIMIT("CMN-310", FailureReason.RateLimited, "a limit beyond the app's own is used up", ""),
    NO_RATE_LIMITS("CMN-302", FailureReason.AppNotAllowed, "RingCentral knows no rate limits of the app", Advice.PLAN),
    NO_API_PLAN("CMN-303", FailureReason.AppNotAllowed, "the app has no API plan", Advice.PLAN),

    INVALID_PARAMETER("CMN-101", FailureReason.InvalidValue, Advice.VALUE_IS_REFUSED, Advice.VALUE, Api),
    INVALID_VALUE("invalidValue", FailureReason.InvalidValue, Advice.VALUE_IS_REFUSED, Advice.VALUE),
    NOT_FOUND("CMN-102", FailureReason.NotFound, "there is no such object", ""),
    UNREADABLE_JSON("CMN-103", FailureReason.Malformed, "the body is not well-formed", ""),
    UNREADABLE_REQUEST("CMN-104", FailureReason.Malformed, "the request is not well-formed", ""),
    FEATURE_NOT_AVAILABLE("CMN-109", FailureReason.Unsupported, "the account lacks the feature", ""),
    NO_SUCH_PATH("CMN-120", FailureReason.Malformed, "there is no such path", ""),
    FAILED("CMN-201", FailureReason.Unavailable, "RingCentral failed", ""),
    NOT_SUPPORTED("CMN-202", FailureReason.Unsupported, "the operation is not supported", ""),
    INTERNAL_ERROR("CMN-203", FailureReason.Unavailable, "RingCentral failed", ""),
    EXTENSION_TYPE("CMN-403", FailureReason.Refused, "extensions of this type do not have it", ""),
    DUPLICATE_VALUE("CMN-406", FailureReason.Duplicate, Advice.VALUE_IS_TAKEN, Advice.TAKEN),
    NOT_UNIQUE("uniqueness", FailureReason.Duplicate, Advice.VALUE_IS_TAKEN, Advice.TAKEN),
    CREDENTIALS_MANAGED("EXT-413", FailureReason.Unsupported, "an identity provider manages the credentials", "");

    /** Texts of several rows; constants of the enum itself would not be known to its rows. */
    private static final class Advice {
        private static final String JWT =
                "Create a new JWT in RingCentral's Developer Console and put it into the Secret";
        private static final String START_AGAIN = "Start again with the link to authenticate with RingCentral";
        private static final String SIGN_IN = "Authenticate with RingCentral again";
        private static final String CLIENT_IS_WRONG = "the client id is unknown or the client secret wrong";
        private static final String CLIENT = "Correct clientId and clientSecret in the Secret";
        private static final String GRANT_IS_OFF = "the app may not sign in this way";
        private static final String GRANT =
                "Switch on <grant> in the app's settings in RingCentral's Developer Console";
        private static final String VALUE_IS_REFUSED = "RingCentral does not take this value";
        private static final String VALUE = "Correct it where it comes from";
        private static final String VALUE_IS_TAKEN = "another person or extension has that value";
        private static final String TAKEN =
                "Take another one, or have it given up there, in RingCentral's Admin Portal";
        private static final String PLAN = "Ask RingCentral's developer support to set up the app";
    }

    private final String code;
    private final FailureReason reason;
    private final String meaning;
    private final String advice;
    private final Optional<Purpose> purpose;

    RingCentralErrorCode(String code, FailureReason reason, String meaning, String advice) {
        this(code, reason, meaning, advice, Optional.empty());
    }

    RingCentralErrorCode(String code, FailureReason reason, String meaning, String advice, Purpose purpose) {
        this(code, reason, meaning, advice, Optional.of(purpose));
    }

    RingCentralErrorCode(String code, FailureReason reason, String meaning, String advice, Optional<Purpose> purpose) {
        this.code = code;
        this.reason = reason;
        this.meaning = meaning;
        this.advice = advice;
        this.purpose = purpose;
    }

    /** RingCentral's {@code errorCode}, or OAuth's {@code error}. */
    public String code() {
        return code;
    }

    /** Why, in the words that both vendors share; class, severity and requeue follow from it. */
    public FailureReason reason() {
        return reason;
    }

    /** What happened, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** What a person can do about it; empty where there is nothing to do, or it depends. */
    public String advice() {
        return advice;
    }

    /** The only call in which the code means this; empty where it means it in all. */
    public Optional<Purpose> purpose() {
        return purpose;
    }

    /** Whether a refusal to refresh with this meaning tells that the session is gone, and not just that it has to wait. */
    boolean endsSession() {
        return purpose.filter(Purpose.Refresh::equals).isPresent();
    }

    /** What a code means in such a call; empty for those that need no treatment of their own. */
    static Optional<RingCentralErrorCode> of(String code, Purpose purpose) {
        return Arrays.stream(values())
                .filter(error -> error.code.equals(code))
                .filter(error -> error.purpose.map(purpose::equals).orElse(true))
                .findFirst();
    }
}
