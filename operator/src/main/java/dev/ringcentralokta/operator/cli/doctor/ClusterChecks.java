package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.cli.Cluster;
import dev.ringcentralokta.operator.cli.Failures;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Kubernetes API, and whether it knows the operator's kinds. */
final class ClusterChecks {

    private static final String API = "Kubernetes API";
    private static final String KINDS = "Custom resources";
    private static final String GROUP_VERSION = "ringcentral-okta.dev/v1alpha1";
    private static final String INSTALLED = "all three kinds of " + GROUP_VERSION + " are installed";
    private static final int MOST_NAMED = 5;
    private static final String INSTALL = "Install them: kubectl apply --server-side -k crds";

    private final Optional<Cluster> cluster;

    ClusterChecks(Optional<Cluster> cluster) {
        this.cluster = cluster;
    }

    Examination examine() {
        return new Examination("cluster", cluster.map(ClusterChecks::checks).orElseGet(ClusterChecks::none));
    }

    /** Whether custom resources and Secrets can be read. */
    static boolean answers(Examination examination) {
        return examination.checks().stream().noneMatch(check -> check.outcome() == Check.Outcome.Failed);
    }

    private static List<Check> none() {
        String why = "only files are looked at (--no-cluster, or no kubeconfig)";
        return List.of(Check.notLookedAt(API, why), Check.notLookedAt(KINDS, why));
    }

    private static List<Check> checks(Cluster cluster) {
        List<Check> checks = new ArrayList<>();
        try {
            checks.add(Check.ok(
                    API,
                    cluster.client().getMasterUrl() + " answers, version "
                            + cluster.client().getKubernetesVersion().getGitVersion()));
        } catch (KubernetesClientException e) {
            checks.add(Check.failed(
                    API, cluster.client().getMasterUrl() + " does not answer as it should", Failures.ofCluster(e)));
            checks.add(Check.notLookedAt(KINDS, "the cluster does not answer"));
            return checks;
        }
        try {
            Check kinds = kinds(cluster.client().getApiResources(GROUP_VERSION));
            checks.add(kinds.outcome() == Check.Outcome.Ok ? fields(cluster) : kinds);
        } catch (KubernetesClientException e) {
            checks.add(Check.failed(KINDS, "cannot be listed", Failures.ofCluster(e)));
        }
        return checks;
    }

    /** Definitions belong to the cluster, and are not everybody's to read. */
    private static Check fields(Cluster cluster) {
        try {
            List<String> missing = new InstalledFields(cluster).missing();
            return missing.isEmpty()
                    ? Check.ok(KINDS, INSTALLED + ", with all fields of this version")
                    : Check.warning(
                            KINDS,
                            "those of another version are installed: the cluster drops "
                                    + String.join(", ", missing.subList(0, Math.min(missing.size(), MOST_NAMED)))
                                    + (missing.size() > MOST_NAMED ? ", … (" + missing.size() + " fields)" : ""),
                            INSTALL + " (helm upgrade leaves them as they are)");
        } catch (KubernetesClientException e) {
            return Check.ok(KINDS, INSTALLED + "; whether with all fields of this version, this account may not read");
        }
    }

    private static Check kinds(@Nullable APIResourceList served) {
        Set<String> found = Optional.ofNullable(served).map(APIResourceList::getResources).orElse(List.of()).stream()
                .map(APIResource::getKind)
                .collect(Collectors.toSet());
        List<String> missing = Stream.of(RingCentralIntegration.class, ProvisioningSettings.class, AppAssignment.class)
                .map(HasMetadata::getKind)
                .filter(kind -> !found.contains(kind))
                .toList();
        return missing.isEmpty()
                ? Check.ok(
                        KINDS,
                        "all three kinds of " + GROUP_VERSION
                                + " are installed; whether their fields are those of this version was not looked at")
                : Check.failed(KINDS, "the cluster does not know " + String.join(", ", missing), INSTALL);
    }
}
