package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.cli.Failures;
import dev.ringcentralokta.operator.connection.Connection;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.okta.Organization;
import dev.ringcentralokta.operator.okta.Permissions;
import dev.ringcentralokta.operator.ratelimit.Governor;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One integration's org, seen with its credentials: some fifteen calls, none of which writes. */
final class OktaChecks {

    private static final String SECRET = "Okta Secret";
    private static final String ORG = "Okta org";
    private static final String RIGHTS = "Okta rights";
    private static final String IMPORTS = "Okta rights to import";
    private static final String LOG = "Okta System Log";
    private static final String LIMITS = "Okta rate limits";
    private static final String APPS_BUCKET = "/api/v1/apps";

    private final Secrets secrets;
    private final OktaConnections connections;
    private final AppChecks apps;

    OktaChecks(Secrets secrets, OktaConnections connections, Clock clock) {
        this.secrets = secrets;
        this.connections = connections;
        this.apps = new AppChecks(clock);
    }

    /**
     * All checks.
     *
     * @param assignments how many AppAssignments refer to it
     * @param imports whether its ProvisioningSettings have toOkta
     */
    List<Check> examine(RingCentralIntegration integration, int assignments, boolean imports) {
        try {
            Connection connection =
                    connections.refresh(integration); // by the Secret's content, whatever the object's uid
            return connection instanceof Connection.Connected connected
                    ? examine(integration, connected.okta(), assignments, imports)
                    : List.of(
                            refused((Connection.Refused) connection),
                            skipped(ORG),
                            skipped(RIGHTS),
                            skipped(AppChecks.APP));
        } catch (KubernetesClientException e) {
            return List.of(
                    Check.failed(SECRET, "cannot be read", Failures.ofCluster(e)),
                    skipped(ORG),
                    skipped(RIGHTS),
                    skipped(AppChecks.APP));
        }
    }

    private static Check refused(Connection.Refused refused) {
        return Check.failed(
                SECRET, refused.finding().reason().name(), refused.finding().message());
    }

    private static Check skipped(String name) {
        return Check.notLookedAt(name, "there are no credentials for it");
    }

    private List<Check> examine(RingCentralIntegration integration, OktaClient okta, int assignments, boolean imports) {
        List<Check> checks = new ArrayList<>();
        checks.add(secret(integration));
        Check org = org(integration, okta);
        checks.add(org);
        if (org.outcome() != Check.Outcome.Ok) {
            checks.add(Check.notLookedAt(RIGHTS, "the org does not answer"));
            checks.add(Check.notLookedAt(AppChecks.APP, "the org does not answer"));
            return checks;
        }
        boolean taken = rights(integration, okta, checks);
        if (!taken) {
            checks.add(Check.notLookedAt(AppChecks.APP, "Okta does not take the credentials"));
            return checks;
        }
        if (imports) {
            imports(integration, okta).ifPresent(checks::add);
        }
        checks.addAll(apps.examine(integration, okta));
        checks.add(limits(okta, assignments));
        return checks;
    }

    private Check secret(RingCentralIntegration integration) {
        String name = integration.getSpec().okta().credentialsSecretRef().name();
        String kind = secrets.get(integration.getMetadata().getNamespace(), name)
                .map(Secrets::values)
                .map(OktaCredentials::parse)
                .map(credentials -> credentials instanceof OktaCredentials.ServiceApp app
                        ? "the service app " + app.clientId()
                        : "an API token")
                .orElse("credentials");
        return Check.ok(SECRET, "'" + name + "' holds " + kind);
    }

    private static Check org(RingCentralIntegration integration, OktaClient okta) {
        String url = integration.getSpec().okta().orgUrl();
        return Check.attempt(ORG, () -> {
            Organization org = okta.organization();
            String engine = org.pipeline().equals("v1") ? "Classic Engine" : "Identity Engine";
            return Check.ok(ORG, url + " answers as org " + org.id() + " (" + engine + ")");
        });
    }

    /** Returns whether Okta takes the credentials at all. */
    private static boolean rights(RingCentralIntegration integration, OktaClient okta, List<Check> checks) {
        Permissions permissions;
        try {
            permissions = okta.permissions();
        } catch (ApiException e) {
            checks.add(Check.of(RIGHTS, e.failure()));
            return e.failure().reason() != FailureReason.CredentialsRejected
                    && e.failure().reason() != FailureReason.PermissionDenied;
        }
        String scopes = okta.grantedScopes().isEmpty()
                ? "an API token has its administrator's role"
                : "scopes " + String.join(" ", new TreeSet<>(okta.grantedScopes()));
        boolean observes = integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
        String writing = observes ? "" : "; whether the role may change something, only a change tells";
        checks.add(
                permissions.missing().isEmpty()
                        ? Check.ok(RIGHTS, "apps, people, groups and mappings can be read (" + scopes + ")" + writing)
                        : Check.failed(
                                RIGHTS, "not everything can be read (" + scopes + ")", why(permissions.missing())));
        checks.add(permissions
                .systemLogFailure()
                .map(failure -> Check.warning(
                        LOG,
                        "cannot be read, so that changes by others are noticed at each fullResyncInterval only",
                        failure.message()))
                .orElseGet(() ->
                        Check.ok(LOG, "can be read, so that changes by others are noticed at each resyncInterval")));
        return true;
    }

    /** What one reason keeps from being read is told together: a service app gets no token for anything, or one for all. */
    private static String why(List<String> missing) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        missing.forEach(each -> {
            int reason = each.indexOf(" (");
            paths.computeIfAbsent(each.substring(reason + 2, each.length() - 1), any -> new ArrayList<>())
                    .add(each.substring(0, reason));
        });
        return paths.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** Only where the operator imports people itself, and only scopes can be told: a role is none. */
    private static Optional<Check> imports(RingCentralIntegration integration, OktaClient okta) {
        boolean byOperator = integration.getSpec().provisioning().provisioner() == Provisioner.Operator
                && integration.getSpec().managementPolicy() == ManagementPolicy.Manage;
        if (!byOperator || okta.grantedScopes().isEmpty()) {
            return Optional.empty();
        }
        OktaClient importing =
                integration.getSpec().provisioning().importGroups() ? okta.importingGroups() : okta.importing();
        return Optional.of(Check.attempt(IMPORTS, () -> {
            List<String> missing = importing.permissions().missing();
            return missing.isEmpty()
                    ? Check.ok(IMPORTS, "scopes " + String.join(" ", new TreeSet<>(importing.grantedScopes())))
                    : Check.failed(IMPORTS, "people cannot be imported", why(missing));
        }));
    }

    private static Check limits(OktaClient okta, int assignments) {
        Optional<Governor.Limit> apps = okta.limits().stream()
                .filter(limit -> limit.bucket().equals(APPS_BUCKET))
                .findFirst();
        if (apps.isEmpty()) {
            return Check.notLookedAt(LIMITS, "Okta's answers told no limits");
        }
        String all = String.join(
                ", ",
                okta.limits().stream()
                        .map(limit -> limit.bucket() + " " + limit.share() + " of " + limit.calls())
                        .toList());
        int minutes =
                Math.max(1, (int) Math.ceil((double) assignments / apps.get().share()));
        String estimate = assignments == 0
                ? ""
                : "; " + assignments + (assignments == 1 ? " assignment takes" : " assignments take")
                        + (minutes == 1 ? " a minute at most" : " about " + minutes + " min");
        return Check.ok(LIMITS, "calls a minute for the operator: " + all + estimate);
    }
}
