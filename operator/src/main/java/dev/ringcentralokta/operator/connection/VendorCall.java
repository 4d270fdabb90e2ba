package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Where a vendor's failure becomes a value: the one place that maps it to a condition and to what follows. */
public final class VendorCall {

    private static final Logger LOGGER = LoggerFactory.getLogger(VendorCall.class);

    private VendorCall() {}

    /** What {@code step} returns, or what {@code otherwise} makes of the report that stands for its failure. */
    public static <R> R attempt(ConditionType type, Supplier<R> step, Function<Report, R> otherwise) {
        try {
            return step.get();
        } catch (ApiException e) {
            return otherwise.apply(report(type, e.failure()));
        }
    }

    /** What {@code step} reports, or the report that stands for its failure. */
    public static Report attempt(ConditionType type, Supplier<Report> step) {
        return attempt(type, step, failure -> failure);
    }

    /** What passes by itself says nothing of the condition; the look is interrupted. */
    static Report report(ConditionType type, ApiFailure failure) {
        log(failure);
        Reason reason = reason(failure.reason());
        if (failure instanceof ApiFailure.Wait wait) {
            return Report.interrupted(type, reason, message(failure)).until(wait.retryAt());
        }
        return failure instanceof ApiFailure.Retry
                ? Report.interrupted(type, reason, message(failure))
                : Report.of(Finding.fails(type, reason, message(failure)));
    }

    /** What a vendor's failure is called in a condition. */
    public static Reason reason(FailureReason reason) {
        return switch (reason) {
            case RateLimited -> Reason.WaitingForRateLimit;
            case Unavailable, Garbled, Busy -> Reason.VendorUnavailable;
            case CredentialsRejected -> Reason.CredentialsRejected;
            case PermissionDenied -> Reason.PermissionDenied;
            case AppNotAllowed -> Reason.AppNotAllowed;
            case DirectoryIntegrationOff -> Reason.DirectoryIntegrationOff;
            case OutOfLicences -> Reason.OutOfLicences;
            case ConsentRequired -> Reason.ConsentRequired;
            case Refused,
                    InvalidValue,
                    Duplicate,
                    Unsupported,
                    AttributeNotWritable,
                    NotFound,
                    WrongState,
                    Malformed,
                    NotTheVendor -> Reason.RequestRefused;
        };
    }

    /** With what the vendor's support asks for first. */
    private static String message(ApiFailure failure) {
        boolean oktaCredentials = failure.vendor().equals("Okta")
                && (failure.reason() == FailureReason.CredentialsRejected
                        || failure.reason() == FailureReason.PermissionDenied);
        return failure.message()
                + (oktaCredentials ? ". The credentials are those of spec.okta.credentialsSecretRef" : "")
                + (failure.requestId().isEmpty()
                        ? ""
                        : " (" + failure.vendor() + " request " + failure.requestId() + ")");
    }

    private static void log(ApiFailure failure) {
        Level level =
                switch (failure.reason().severity()) {
                    case Info -> Level.DEBUG;
                    case Warning -> Level.WARN;
                    case Error -> Level.ERROR;
                };
        LOGGER.atLevel(level)
                .log(
                        "{} {} HTTP {} {} request {}: {}",
                        failure.vendor(),
                        failure.reason(),
                        failure.status(),
                        failure.code(),
                        failure.requestId(),
                        failure.message());
    }
}
