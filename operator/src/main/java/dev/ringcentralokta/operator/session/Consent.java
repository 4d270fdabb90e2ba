package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/** Asks a person to sign in, where only a person can. */
final class Consent {

    private static final ConditionType CONDITION = ConditionType.RingCentralAuthenticated;

    private final SignIns signIns;

    Consent(SignIns signIns) {
        this.signIns = signIns;
    }

    /** The link to sign in; none where this operator has no pages. */
    Optional<SignInLink> link(RingCentralIntegration integration) {
        return signIns.link(integration);
    }

    /** Forgets who tried to sign in: nobody is asked any more. */
    void forget(RingCentralIntegration integration) {
        signIns.forget(integration);
    }

    /** Asks by a manual step, and says why in the condition. */
    Report ask(RingCentralIntegration integration, SignInLink link, Finding why) {
        String tried = signIns.lastFailure(integration)
                .map(failure -> " The last try failed: " + failure)
                .orElse("");
        ManualStep step = step(integration, link);
        return Report.of(Finding.fails(
                        CONDITION, why.reason(), why.message() + tried + " " + step.what() + ": " + step.where()))
                .withManualStep(step);
    }

    /** What to do, and where. */
    static ManualStep step(RingCentralIntegration integration, SignInLink link) {
        return new ManualStep(
                CONDITION.name(),
                "Authenticate with RingCentral: open the link and sign in as an administrator of "
                        + AccountPin.of(integration)
                                .map(account -> "account " + account)
                                .orElse("the account"),
                link.url(),
                "RingCentral lets only a person sign in this way.");
    }

    /** There is no page to ask on. */
    static Report withoutPages() {
        return Report.of(
                Finding.fails(
                        CONDITION,
                        Reason.SignInPageOff,
                        "spec.ringCentral.authentication.flow: AuthorizationCode needs the operator's sign-in page, and this"
                                + " operator has no public URL for it. Set --public-url (chart: oauth.publicUrl), or use Jwt."));
    }

    /** Why there is no session. That RingCentral ended it is told until there is one again. */
    static Finding why(RingCentralIntegration integration, TokenCustody.Kept kept) {
        if (kept instanceof TokenCustody.Own own && own.session().isEmpty()) {
            return Finding.fails(
                    CONDITION,
                    Reason.ConsentRequired,
                    "Secret '" + TokenCustody.secretName(integration) + "' holds no session that can be read.");
        }
        return revokedBefore(integration)
                ? ended()
                : Finding.fails(CONDITION, Reason.ConsentRequired, "There is no session with RingCentral.");
    }

    /** That RingCentral has ended the session. */
    static Finding ended() {
        return Finding.fails(
                CONDITION, Reason.Revoked, "RingCentral has ended the session, or it was not refreshed in time.");
    }

    private static boolean revokedBefore(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(CONDITION.name())
                        && condition.reason().equals(Reason.Revoked.name()));
    }
}
