package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.api.v1alpha1.Application;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.AdminLinks;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.integration.AppSelection;
import dev.ringcentralokta.operator.integration.ProvisioningStep;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which app of an org is meant, as the operator decides it, and whether its provisioning is as declared. */
final class AppChecks {

    static final String APP = "Okta app";
    private static final String PROVISIONING = "Okta provisioning";

    private final Clock clock;

    AppChecks(Clock clock) {
        this.clock = clock;
    }

    /** Two checks. */
    List<Check> examine(RingCentralIntegration integration, OktaClient okta) {
        List<Check> checks = new ArrayList<>();
        try {
            AppSelection selection = select(integration, okta);
            checks.add(app(integration, selection));
            if (selection instanceof AppSelection.Use use) {
                checks.add(Check.attempt(PROVISIONING, () -> provisioning(integration, okta, use.app())));
            } else {
                checks.add(Check.notLookedAt(PROVISIONING, "there is no app"));
            }
        } catch (ApiException e) {
            checks.add(Check.of(APP, e.failure()));
        }
        return checks;
    }

    private AppSelection select(RingCentralIntegration integration, OktaClient okta) {
        Application wanted = integration.getSpec().application();
        Optional<String> id = Optional.ofNullable(wanted.id()).or(() -> Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(app -> app.id()));
        Optional<App> byId =
                id.flatMap(okta.apps()::get).filter(app -> !app.status().equals("DELETED"));
        List<App> byName = wanted.id() == null && byId.isEmpty() ? okta.apps().byName(wanted.catalogName()) : List.of();
        return AppSelection.of(wanted, new AppSelection.Candidates(byId, byName), Optional.empty(), clock.instant());
    }

    private static Check app(RingCentralIntegration integration, AppSelection selection) {
        if (selection instanceof AppSelection.Refuse refused) {
            return Check.failed(APP, refused.reason().name(), refused.message());
        }
        if (selection instanceof AppSelection.Use use) {
            App app = use.app();
            String found = "'" + app.label() + "' (" + app.id() + "), " + app.status() + ", signs on by "
                    + app.signOnMode().orElse("nothing");
            return app.active()
                    ? Check.ok(APP, found)
                    : Check.warning(APP, found, "The operator activates it where managementPolicy is Manage.");
        }
        Application wanted = integration.getSpec().application();
        return Check.warning(
                APP,
                "the org has no app of '" + wanted.catalogName() + "' with the label '" + wanted.label() + "'",
                "The operator adds it where managementPolicy is Manage; to take over another one, write spec.application.id.");
    }

    private static Check provisioning(RingCentralIntegration integration, OktaClient okta, App app) {
        boolean wanted = integration.getSpec().provisioning().enabled()
                && integration.getSpec().provisioning().provisioner() == Provisioner.Okta;
        boolean on = ProvisioningStep.isOn(app);
        boolean api = okta.provisioning().connection(app.id()).supported();
        String found = (on ? "API integration is on" : "API integration is off")
                + (on == wanted ? ", as declared" : ", not as declared")
                + (api ? "; Okta's API can set it up" : "; Okta's API cannot set it up");
        return on == wanted || api
                ? Check.ok(PROVISIONING, found)
                : Check.warning(
                        PROVISIONING,
                        found,
                        (wanted ? "A person has to switch it on" : "A person has to switch it off")
                                + "; status.manualSteps says how: "
                                + AdminLinks.provisioning(
                                        URI.create(integration.getSpec().okta().orgUrl()), app));
    }
}
