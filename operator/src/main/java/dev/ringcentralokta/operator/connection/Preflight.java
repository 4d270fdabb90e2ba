package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.Permissions;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists everything that credentials may not read in one condition, before work starts and fails one by one. Asked once for a
 * version of the credentials; as long as something is missing, at every look. The System Log, which the operator can work
 * without, is tried again each hour: its scope or role may be granted later.
 */
public final class Preflight {

    private static final Duration SYSTEM_LOG_REFUSED = Duration.ofHours(1);

    private final Clock clock;
    private @Nullable Permissions sufficient;
    private Instant systemLogAgain = Instant.EPOCH;

    Preflight(Clock clock) {
        this.clock = clock;
    }

    /** What the credentials miss; empty where the operator can do its work with them. */
    public synchronized Optional<Finding> missing(OktaClient okta) {
        if (sufficient != null) {
            trySystemLogAgain(okta);
            return Optional.empty();
        }
        Permissions permissions = okta.permissions();
        if (permissions.missing().isEmpty()) {
            keep(permissions);
            return Optional.empty();
        }
        return Optional.of(Finding.fails(
                ConditionType.OktaConnected,
                Reason.PermissionDenied,
                "The credentials of spec.okta.credentialsSecretRef may not read "
                        + String.join(", ", permissions.missing()) + "."));
    }

    /** Why the System Log cannot be read, as far as that has been tried. */
    public synchronized Optional<ApiFailure> systemLogFailure() {
        return Optional.ofNullable(sufficient).flatMap(Permissions::systemLogFailure);
    }

    private void trySystemLogAgain(OktaClient okta) {
        if (systemLogFailure().isPresent() && !clock.instant().isBefore(systemLogAgain)) {
            keep(new Permissions(List.of(), okta.systemLogFailure()));
        }
    }

    /** What passes by itself is no matter of rights, and is tried again at the next look. */
    private void keep(Permissions permissions) {
        sufficient = permissions;
        boolean passes = permissions
                .systemLogFailure()
                .filter(failure -> failure.reason().passes())
                .isPresent();
        systemLogAgain = clock.instant().plus(passes ? Duration.ZERO : SYSTEM_LOG_REFUSED);
    }
}
