package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.cli.CommandFailure;
import dev.ringcentralokta.operator.cli.Failures;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;

/**
 * Whether the cluster lets the operator read what it watches.
 *
 * @param client the cluster
 * @param namespaces that are watched; none means all
 */
record ClusterAccess(KubernetesClient client, Set<String> namespaces) {

    private static final List<Class<? extends HasMetadata>> WATCHED =
            List.of(RingCentralIntegration.class, ProvisioningSettings.class, AppAssignment.class, Secret.class);

    /**
     * Has it told in a line why not, where the SDK tells it in the stack traces of its informers.
     *
     * @throws CommandFailure if something cannot be read: why, and what to do
     */
    void require() {
        try {
            list();
        } catch (KubernetesClientException e) {
            String trouble = e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                    ? "the cluster does not know all of the operator's kinds; install their definitions:"
                            + " kubectl apply --server-side -k crds"
                    : Failures.ofCluster(e);
            throw new CommandFailure(trouble, e);
        }
    }

    /** Whether watches could be: a namespace that is gone, a right that was taken away or etcd's trouble ends no process. */
    boolean isGiven() {
        try {
            list();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** As a watch begins. */
    private void list() {
        WATCHED.forEach(this::listOne);
    }

    private void listOne(Class<? extends HasMetadata> kind) {
        ListOptions one = new ListOptionsBuilder().withLimit(1L).build();
        if (namespaces.isEmpty()) {
            client.resources(kind).inAnyNamespace().list(one);
        }
        namespaces.forEach(
                namespace -> client.resources(kind).inNamespace(namespace).list(one));
    }
}
