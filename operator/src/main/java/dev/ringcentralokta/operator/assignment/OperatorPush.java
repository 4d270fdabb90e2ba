package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.provisioning.PushStandings;
import dev.ringcentralokta.operator.provisioning.PushStandings.Standing;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/** How far the operator itself has come with pushing a person to RingCentral ({@code provisioner: Operator}). */
record OperatorPush(PushStandings standings, Watched<ProvisioningSettings> settings, OktaWakeUps wakeUps) {

    private static final ConditionType CONDITION = ConditionType.Provisioned;

    /** The app user with the id that RingCentral knows them by, as far as that is known. */
    AppUser known(AssignmentContext context, AppUser appUser) {
        return standings
                .of(context.integration(), appUser.id())
                .flatMap(Standing::accountId)
                .map(appUser::knownAs)
                .orElse(appUser);
    }

    /** The short number of the person's extension, as far as that is known. */
    Optional<String> extensionNumber(AssignmentContext context, AppUser appUser) {
        return standings.of(context.integration(), appUser.id()).flatMap(Standing::extensionNumber);
    }

    /** Where the person stands; who has not been seen by a push is pushed soon. */
    Report of(AssignmentContext context, AppUser appUser) {
        if (!pushes(context.integration())) {
            return signOnOnly("No ProvisioningSettings declare toApp.createUsers");
        }
        Optional<Standing> standing = standings.of(context.integration(), appUser.id());
        if (standing.isEmpty() && standings.await(context.integration(), appUser.id())) {
            wakeUps.wakeSettings(context.integration());
        }
        return standing.map(OperatorPush::told).orElseGet(OperatorPush::pending);
    }

    private boolean pushes(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().enabled()
                && settings.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                        .flatMap(declared ->
                                Optional.ofNullable(declared.getSpec().toApp()).stream())
                        .anyMatch(ToApp::createUsers);
    }

    private static Report told(Standing standing) {
        return switch (standing.state()) {
            case There ->
                Report.of(Finding.holds(
                        CONDITION,
                        Reason.PushedToRingCentral,
                        "RingCentral knows this person as "
                                + standing.accountId().orElse("unknown") + "."));
            case ToCome -> pending();
            case NotWanted -> signOnOnly("No account is made (" + standing.message() + ")");
            case NoLicence -> failing(Reason.OutOfLicences, "Not pushed to RingCentral: " + standing.message() + ".");
            case Hindered -> failing(Reason.PeopleNotPushed, "Not pushed to RingCentral: " + standing.message() + ".");
        };
    }

    private static Report pending() {
        return failing(
                Reason.ProvisioningPending,
                "The operator is about to push the person to RingCentral; the ProvisioningSettings say how far it is.");
    }

    private static Report signOnOnly(String why) {
        return failing(Reason.SingleSignOnOnly, why + "; the assignment gives sign-on only.");
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
