package dev.ringcentralokta.operator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.GeneratedFiles;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.FailureReason.Requeue;
import dev.ringcentralokta.operator.okta.OktaErrorCode;
import dev.ringcentralokta.operator.status.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of Okta's errors, as people read it, and what the rest of the operator makes of it. */
class OktaErrorsPageTest {

    private static final String HEAD =
            """
            # Okta's errors

            What the operator makes of an error that Okta answers. Only the code decides, never a text; a code that is not
            listed is treated by its HTTP status. Generated from `OktaErrorCode` and `FailureReason`: change those.

            | class | what follows |
            | --- | --- |
            | Wait | not a failure: the object is looked at again at the time that Okta named |
            | Retry | a passing trouble: again after 3 s, and then ever less often. Only reads are repeated within one look |
            | Terminal | the same request would be refused again: looked at after the resync interval, and at once when the manifest changes |
            | NeedsPerson | as Terminal; a person has to mend credentials, scopes or roles. The Secret is read anew before it is said |

            | code | HTTP | means | class | reason in the condition | log level | again |
            | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final String BY_STATUS =
            """

            Not listed, by status: 401 as `E0000011`, 403 as `E0000006`, 404 as `E0000007`, 409, 412 and 423 as `E0000195`,
            429 as `E0000047`, 408 and from 500 on as `E0000009`, all others as `E0000001`. A refusal without Okta's error object
            is not Okta's: the org URL is wrong, or something is in between. But Okta refuses an access token by 401 or 403 with no
            body; its request id, or a challenge of scheme Bearer or DPoP, tells. An answer of success that cannot be read counts
            as `E0000009`.
            """;

    @Test
    void thePageIsTheGeneratedOne() {
        String rows = Arrays.stream(OktaErrorCode.values())
                .map(OktaErrorsPageTest::row)
                .collect(Collectors.joining());
        new GeneratedFiles().check("docs/okta-errors.md", HEAD + rows + BY_STATUS);
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void aConditionsReasonIsLookedAtAgainAsTheTableSays(FailureReason failure) {
        Reason.Effect effect = VendorCall.reason(failure).effect();

        if (failure.requeue()
                == Requeue.OnChange) { // where a person mends it at the vendor, the operator watches for it
            assertThat(effect).isIn(Reason.Effect.Stalled, Reason.Effect.NeedsPerson);
        } else {
            assertThat(effect).isEqualTo(Reason.Effect.Progressing);
        }
    }

    private static String row(OktaErrorCode error) {
        FailureReason reason = error.reason();
        return "| `%s` | %s | %s | %s | `%s` | %s | %s |\n"
                .formatted(
                        error.code(),
                        error.status(),
                        error.meaning(),
                        reason.category(),
                        VendorCall.reason(reason),
                        level(reason),
                        requeue(reason));
    }

    private static String level(FailureReason reason) {
        return switch (reason.severity()) {
            case Info -> "debug";
            case Warning -> "warn";
            case Error -> "error";
        };
    }

    private static String requeue(FailureReason reason) {
        return switch (reason.requeue()) {
            case AtReset -> "when the limit is reset";
            case Backoff -> "with backoff";
            case OnChange -> "on a change, and at the resync";
        };
    }
}
