package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where a vendor's failure becomes a value: the one place that maps it to a condition and to what follows. */
public final class VendorCall {

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

    static Report report(ConditionType type, ApiFailure failure) {
        return new Report(
                List.of(Finding.fails(type, reason(failure), message(failure))),
                List.of(),
                List.of(),
                Optional.ofNullable(failure.retryAt()));
    }

    /** Okta says what it refuses, not what to do about it; RingCentral's failures say both already. */
    private static String message(ApiFailure failure) {
        boolean okta = failure.vendor().equals("Okta");
        return switch (reason(failure)) {
            case CredentialsRejected ->
                okta
                        ? "Okta refuses the credentials (" + failure.message()
                                + "). Put valid ones into the Secret of spec.okta.credentialsSecretRef."
                        : failure.message();
            case PermissionDenied ->
                okta
                        ? "Okta refuses the call (" + failure.message()
                                + "). Grant the missing permission or scope to the administrator or the service app of"
                                + " spec.okta.credentialsSecretRef."
                        : failure.message();
            default -> failure.message();
        };
    }

    private static Reason reason(ApiFailure failure) {
        return switch (failure.category()) {
            case Wait -> Reason.WaitingForRateLimit;
            case Retry -> Reason.VendorUnavailable;
            case Terminal -> Reason.RequestRefused;
            case NeedsPerson -> needsPerson(failure.status());
        };
    }

    private static Reason needsPerson(int status) {
        return switch (status) {
            case 401 -> Reason.CredentialsRejected;
            case 403 -> Reason.PermissionDenied;
            default -> Reason.ConsentRequired;
        };
    }
}
