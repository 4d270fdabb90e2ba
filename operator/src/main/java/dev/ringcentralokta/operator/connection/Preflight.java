package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.Permissions;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists everything that credentials may not do in one condition, before work starts and fails one by one. Asked once for a
 * version of the credentials; as long as something is missing, at every look.
 */
public final class Preflight {

    private @Nullable Permissions sufficient;

    /** What the credentials miss; empty where the operator can do its work with them. */
    public synchronized Optional<Finding> missing(OktaClient okta) {
        if (sufficient != null) {
            return Optional.empty();
        }
        Permissions permissions = okta.permissions();
        if (permissions.missing().isEmpty()) {
            sufficient = permissions;
            return Optional.empty();
        }
        return Optional.of(Finding.fails(
                ConditionType.OktaConnected,
                Reason.PermissionDenied,
                "The credentials of spec.okta.credentialsSecretRef may not read "
                        + String.join(", ", permissions.missing()) + "."));
    }

    /** Whether the System Log may be read, as far as the credentials have been tried. */
    public synchronized boolean systemLog() {
        return sufficient != null && sufficient.systemLog();
    }
}
