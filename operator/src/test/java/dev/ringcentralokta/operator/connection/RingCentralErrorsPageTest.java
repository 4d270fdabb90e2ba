package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.GeneratedFiles;
import dev.ringcentralokta.operator.ringcentral.Purpose;
import dev.ringcentralokta.operator.ringcentral.RingCentralErrorCode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The one table of RingCentral's errors, as people read it. */
class RingCentralErrorsPageTest {

    private static final String HEAD =
            """
            # RingCentral's errors

            What the operator makes of an error that RingCentral answers. The code decides: the one in `errors[]`, else the one
            at the top, else OAuth's `error`. A code that is not listed is treated by its HTTP status. Generated from
            `RingCentralErrorCode` and `FailureReason`: change those. What follows from each class is
            [the same as with Okta](okta-errors.md).

            | code | in | means | what to do | class | reason in the condition |
            | --- | --- | --- | --- | --- | --- |
            """;

    private static final String BY_STATUS =
            """

            `<grant>` is the setting that the message names. Not listed, by status: 401 `CredentialsRejected`, 403
            `PermissionDenied`, 429 and a 503 with `Retry-After` are waited out, 408 and from 500 on are tried again, all others
            are `RequestRefused`. Without RingCentral's error object these are not RingCentral's: the server URL is wrong, or
            something is in between.

            Two texts decide, as SCIM has no codes for them: a 403 that says "Feature [Bulk Assign] is not available" means that
            Directory Integration is off, and one that says "License limit has been reached" that RingCentral is
            `OutOfLicences`.
            """;

    @Test
    void thePageIsTheGeneratedOne() {
        String rows = Arrays.stream(RingCentralErrorCode.values())
                .map(RingCentralErrorsPageTest::row)
                .collect(Collectors.joining());
        new GeneratedFiles().check("docs/ringcentral-errors.md", HEAD + rows + BY_STATUS);
    }

    private static String row(RingCentralErrorCode error) {
        return "| `%s` | %s | %s | %s | %s | `%s` |\n"
                .formatted(
                        error.code(),
                        error.purpose().map(RingCentralErrorsPageTest::call).orElse("any call"),
                        error.meaning(),
                        error.advice().replace("<grant>", "`<grant>`"),
                        error.reason().category(),
                        VendorCall.reason(error.reason()));
    }

    private static String call(Purpose purpose) {
        return switch (purpose) {
            case JwtSignIn -> "sign-in by JWT";
            case CodeExchange -> "sign-in by code";
            case Refresh -> "refresh";
            case Api -> "API call";
        };
    }
}
