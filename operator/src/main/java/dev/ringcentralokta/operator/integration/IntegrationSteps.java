package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
import dev.ringcentralokta.operator.api.v1alpha1.SignOn;
import dev.ringcentralokta.operator.connection.Connection;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The procedure from "Add the RingCentral app" to "Authenticate with RingCentral", in its order. */
final class IntegrationSteps {

    /**
     * What came of all steps.
     *
     * @param app the app, if there is one that may be used
     * @param appGone whether the app that the status tells of is no longer in Okta
     * @param saml what RingCentral's administrator needs, if it could be published
     * @param systemLogCursor where reading the System Log goes on
     * @param ringCentral the session with RingCentral, if there is one
     * @param signedOut whether there is no session with RingCentral any more, nor a wish for one
     * @param report what there is to say
     * @param nextAt when the session needs a look again
     */
    record Outcome(
            Optional<App> app,
            boolean appGone,
            Optional<Saml> saml,
            Optional<String> systemLogCursor,
            Optional<RingCentral> ringCentral,
            boolean signedOut,
            Report report,
            Optional<Instant> nextAt) {

        static Outcome of(Report report) {
            return new Outcome(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    report,
                    Optional.empty());
        }

        private Outcome withAppGone(boolean gone) {
            return new Outcome(app, gone, saml, systemLogCursor, ringCentral, signedOut, report, nextAt);
        }

        Outcome and(Report more) {
            return new Outcome(app, appGone, saml, systemLogCursor, ringCentral, signedOut, report.and(more), nextAt);
        }

        private Outcome and(RingCentralStep.Result session) {
            return new Outcome(
                    app,
                    appGone,
                    saml,
                    systemLogCursor,
                    session.session(),
                    session.signedOut(),
                    report.and(session.report()),
                    session.nextAt());
        }
    }

    /** What is told of the app, in the order of the procedure. */
    private static final ConditionType[] OF_THE_APP = {
        ConditionType.ApplicationSynced,
        ConditionType.SamlPublished,
        ConditionType.SamlUploaded,
        ConditionType.SamlCertificateValid,
        ConditionType.ProvisioningEnabled,
        ConditionType.ChangesWatched,
        ConditionType.AssignmentPolicyEnforced
    };

    private final OktaConnections connections;
    private final ApplicationStep application;
    private final SamlStep saml;
    private final ProvisioningStep provisioning;
    private final SystemLogStep systemLog;
    private final UndeclaredStep undeclared;
    private final RingCentralStep ringCentral;

    IntegrationSteps(
            OktaConnections connections,
            ApplicationStep application,
            SamlStep saml,
            ProvisioningStep provisioning,
            SystemLogStep systemLog,
            UndeclaredStep undeclared,
            RingCentralStep ringCentral) {
        this.connections = connections;
        this.application = application;
        this.saml = saml;
        this.provisioning = provisioning;
        this.systemLog = systemLog;
        this.undeclared = undeclared;
        this.ringCentral = ringCentral;
    }

    /** The conditions that the steps report. */
    static ConditionType[] conditions() {
        return Stream.concat(
                        Stream.of(ConditionType.OktaConnected, ConditionType.RingCentralAuthenticated),
                        Stream.of(OF_THE_APP))
                .toArray(ConditionType[]::new);
    }

    /** Wakes the integration whose session with RingCentral has to be refreshed before its time. */
    EventSource<?, RingCentralIntegration> wakeUps() {
        return ringCentral.wakeUps();
    }

    /** Runs all steps; the session with RingCentral does not depend on Okta, and is kept whatever Okta answers. */
    Outcome run(RingCentralIntegration integration) {
        RingCentralStep.Result session = ringCentral.run(integration); // first, so that no trouble with Okta ends it
        return okta(integration).and(session);
    }

    /** Nothing is to be done; what was going to be has to begin anew. */
    void forget(RingCentralIntegration integration) {
        undeclared.forget(integration);
    }

    private Outcome okta(RingCentralIntegration integration) {
        Connection connection = connections.refresh(integration);
        if (connection instanceof Connection.Refused refused) {
            return Outcome.of(Report.of(refused.finding()).leaving(OF_THE_APP));
        }
        Connection.Connected established = (Connection.Connected) connection;
        Report connected = VendorCall.attempt(ConditionType.OktaConnected, () -> connected(integration, established));
        return connected.fine() ? app(integration, established, connected) : Outcome.of(connected.leaving(OF_THE_APP));
    }

    /** The org is asked who it is until it has answered once; after that every other call shows that it is there. */
    private static Report connected(RingCentralIntegration integration, Connection.Connected connection) {
        boolean known = Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.OktaConnected.name())
                        && condition.status().equals("True"));
        Report answers = known ? answers(integration) : introduced(integration, connection.okta());
        return answers.fine()
                ? connection
                        .preflight()
                        .missing(connection.okta())
                        .map(Report::of)
                        .orElse(answers)
                : answers;
    }

    /** Where another server answers, every refusal of it means that the URL is wrong. */
    private static Report introduced(RingCentralIntegration integration, OktaClient okta) {
        try {
            okta.organization();
            return answers(integration);
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            return Report.of(Finding.fails(
                    ConditionType.OktaConnected,
                    Reason.NotAnOktaOrg,
                    "spec.okta.orgUrl: " + e.failure().message()));
        }
    }

    private static Report answers(RingCentralIntegration integration) {
        return Report.of(Finding.holds(
                ConditionType.OktaConnected,
                Reason.Connected,
                integration.getSpec().okta().orgUrl() + " answers as an Okta org."));
    }

    private Outcome app(RingCentralIntegration integration, Connection.Connected connection, Report connected) {
        ApplicationStep.Result result = VendorCall.attempt(
                ConditionType.ApplicationSynced,
                () -> application.run(integration, connection.okta()),
                failure -> ApplicationStep.Result.without(failure.leaving(OF_THE_APP)));
        if (isRejected(result.report())) {
            return Outcome.of(rejected(result.report()).leaving(OF_THE_APP));
        }
        Report report = connected.and(result.report());
        return result.app()
                .map(app -> withApp(integration, connection, app, report))
                .orElseGet(() -> Outcome.of(report).withAppGone(result.gone()));
    }

    private static boolean isRejected(Report report) {
        return report.findings().stream().anyMatch(finding -> finding.reason() == Reason.CredentialsRejected);
    }

    /** Credentials that Okta has taken before and takes no longer are a matter of the connection. */
    private static Report rejected(Report report) {
        return Report.of(Finding.fails(
                ConditionType.OktaConnected,
                Reason.CredentialsRejected,
                report.mostSerious().map(Finding::message).orElse("")));
    }

    private Outcome withApp(
            RingCentralIntegration integration, Connection.Connected connection, App app, Report report) {
        SamlStep.Result published = integration.getSpec().signOn().mode() == SignOn.Mode.Saml2
                ? VendorCall.attempt(
                        ConditionType.SamlPublished,
                        () -> saml.run(integration, connection.okta(), app),
                        failure -> new SamlStep.Result(
                                Optional.empty(),
                                failure.leaving(ConditionType.SamlUploaded, ConditionType.SamlCertificateValid)))
                : saml.notUsed(integration);
        Report enabled = VendorCall.attempt(
                ConditionType.ProvisioningEnabled, () -> provisioning.run(integration, connection.okta(), app));
        SystemLogStep.Result log = systemLog.run(integration, connection, app);
        Report policy =
                undeclared.run(integration, connection.okta(), app); // after the log, which tells who has changed
        return new Outcome(
                Optional.of(app),
                false,
                published.saml(),
                log.cursor(),
                Optional.empty(),
                false,
                report.and(enabled).and(published.report()).and(log.report()).and(policy),
                Optional.empty());
    }
}
