package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.cli.Failures;
import dev.ringcentralokta.operator.ringcentral.AccountInfo;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.session.SessionInspection;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One integration's RingCentral account. The session is the running operator's: it is used as long as its access token lasts, for
 * two reads, and never refreshed, renewed or revoked.
 */
final class RingCentralChecks {

    private static final String SERVER = "RingCentral server";
    private static final String SESSION = "RingCentral session";
    private static final String PERMISSIONS = "RingCentral app";
    private static final String ACCOUNT = "RingCentral account";
    private static final String DIRECTORY = "Directory Integration";
    private static final String LIMITS = "RingCentral limits";
    private static final String READ = "ReadAccounts";
    private static final String EDIT = "EditAccounts";

    private final RingCentralClients clients;
    private final SessionInspection sessions;

    RingCentralChecks(RingCentralClients clients, SessionInspection sessions) {
        this.clients = clients;
        this.sessions = sessions;
    }

    /**
     * All checks.
     *
     * @param assignments how many AppAssignments refer to it
     */
    List<Check> examine(RingCentralIntegration integration, int assignments) {
        RingCentralConnection wanted = integration.getSpec().ringCentral();
        return wanted == null
                ? List.of(Check.notLookedAt(
                        SESSION, "spec.ringCentral is left out: the operator does not sign in to RingCentral"))
                : examine(integration, wanted, assignments);
    }

    private List<Check> examine(RingCentralIntegration integration, RingCentralConnection wanted, int assignments) {
        List<Check> checks = new ArrayList<>();
        Check server = Check.attempt(
                SERVER,
                () -> Check.ok(
                        SERVER,
                        wanted.serverUrl() + " answers, version "
                                + clients.serverVersion(URI.create(wanted.serverUrl()))));
        checks.add(server);
        try {
            SessionInspection.Result session = sessions.of(integration, wanted);
            checks.add(told(session));
            boolean reachable = server.outcome() == Check.Outcome.Ok;
            checks.addAll(
                    session instanceof SessionInspection.Works works && reachable
                            ? inside(integration, works)
                            : outside(reachable ? "without a session that lasts" : "the server does not answer"));
        } catch (KubernetesClientException e) {
            checks.add(Check.failed(SESSION, "its Secrets cannot be read", Failures.ofCluster(e)));
        }
        if (pushes(integration)) {
            checks.add(limits(assignments));
        }
        return checks;
    }

    private static Check told(SessionInspection.Result result) {
        if (result instanceof SessionInspection.Refused refused) {
            return Check.failed(SESSION, "the operator cannot sign in", refused.message());
        }
        if (result instanceof SessionInspection.NotSignedIn none) {
            return Check.warning(SESSION, "nobody is signed in", none.message());
        }
        if (result instanceof SessionInspection.Ended ended) {
            return Check.warning(
                    SESSION,
                    "the access token has ended at " + ended.at().truncatedTo(ChronoUnit.SECONDS),
                    "A running operator refreshes it; where none does, look at its condition RingCentralAuthenticated.");
        }
        SessionInspection.Works works = (SessionInspection.Works) result;
        return Check.ok(
                SESSION,
                "signed in until " + works.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                        + ", then the operator refreshes it"
                        + works.reauthenticateBy()
                                .map(end -> "; an administrator has to sign in again before "
                                        + end.truncatedTo(ChronoUnit.SECONDS))
                                .orElse(""));
    }

    private static List<Check> outside(String why) {
        return List.of(
                Check.notLookedAt(PERMISSIONS, why),
                Check.notLookedAt(ACCOUNT, why),
                Check.notLookedAt(DIRECTORY, why));
    }

    private static List<Check> inside(RingCentralIntegration integration, SessionInspection.Works works) {
        return List.of(
                permissions(integration, works),
                Check.attempt(ACCOUNT, () -> account(integration, works)),
                Check.attempt(DIRECTORY, () -> directory(works)));
    }

    /** The user's role counts as well, of which no answer tells before a call is refused. */
    private static Check permissions(RingCentralIntegration integration, SessionInspection.Works works) {
        boolean pushes = pushes(integration);
        boolean edits = works.permissions().contains(EDIT);
        boolean enough = edits || (!pushes && works.permissions().contains(READ));
        String has = "has the permissions " + String.join(" ", new TreeSet<>(works.permissions()));
        return enough
                ? Check.ok(PERMISSIONS, has)
                : Check.failed(
                        PERMISSIONS,
                        has,
                        "Give the app the permission " + (pushes ? EDIT + ", for provisioner Operator" : READ)
                                + " (Developer Console > the app > Settings), then sign in again.");
    }

    private static boolean pushes(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator;
    }

    private static Check limits(int assignments) {
        int changes = RingCentralClients.documentedChangesPerMinute();
        int minutes = (assignments + changes - 1) / changes;
        return Check.ok(
                LIMITS,
                changes + " changes of people a minute, by RingCentral's documentation"
                        + (minutes > 1
                                ? "; the people of " + assignments + " assignments take " + minutes + " min or more"
                                : ""));
    }

    private static Check account(RingCentralIntegration integration, SessionInspection.Works works) {
        AccountInfo account = works.session().client().account(works.session().accessToken());
        String found = "account " + account.id()
                + account.mainNumber().map(number -> " (" + number + ")").orElse("");
        Optional<String> pinned = Optional.ofNullable(integration.getSpec().ringCentral())
                .flatMap(wanted -> Optional.ofNullable(wanted.accountId()));
        return pinned.filter(id -> !id.equals(account.id())).isPresent()
                ? Check.failed(
                        ACCOUNT,
                        found,
                        "spec.ringCentral.accountId names " + pinned.get()
                                + ": sign in with an administrator of that account, or correct it.")
                : Check.ok(ACCOUNT, found);
    }

    private static Check directory(SessionInspection.Works works) {
        works.session().client().checkDirectoryIntegration(works.session().accessToken());
        return Check.ok(DIRECTORY, "people can be read over SCIM; whether they can be changed, only a change tells");
    }
}
