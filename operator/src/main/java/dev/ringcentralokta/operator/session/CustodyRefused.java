package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** The cluster does not store the tokens, and would not if it were asked again: a person has to do something. */
final class CustodyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;

    private final transient Finding finding;

    private CustodyRefused(Reason reason, String message) {
        super(message);
        this.finding = Finding.fails(ConditionType.RingCentralAuthenticated, reason, message);
    }

    static boolean isRefusal(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN || e.getCode() == UNPROCESSABLE;
    }

    /** In the API server's words, of a write that had no tokens in it. */
    static CustodyRefused because(RingCentralIntegration integration, KubernetesClientException e) {
        String said = Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("");
        return of(integration, e.getCode(), said.isEmpty() ? "" : " (" + said.strip() + ")");
    }

    /** In no words of others: an admission policy may quote what it refuses. */
    static CustodyRefused ofTokens(RingCentralIntegration integration, KubernetesClientException e) {
        return of(integration, e.getCode(), "");
    }

    private static CustodyRefused of(RingCentralIntegration integration, int status, String said) {
        boolean forbidden = status == HttpURLConnection.HTTP_FORBIDDEN;
        return new CustodyRefused(
                forbidden ? Reason.PermissionDenied : Reason.Conflict,
                "The cluster does not let the operator write Secret '" + TokenCustody.secretName(integration)
                        + "' with the tokens: HTTP " + status + said + ". "
                        + (forbidden
                                ? "Let it create, update and delete Secrets in namespace '"
                                        + integration.getMetadata().getNamespace()
                                        + "': rights, quotas and admission policies."
                                : "Delete that Secret or, to keep the session that is in it, set"
                                        + " spec.ringCentral.tokenSecretName to another name."));
    }

    /** What there is to say of it. */
    Finding finding() {
        return finding;
    }
}
