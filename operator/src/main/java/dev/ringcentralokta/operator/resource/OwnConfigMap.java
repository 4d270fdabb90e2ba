package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;

/**
 * A ConfigMap that belongs to an integration, as it was last read or written. It is written only in place of that, so that a
 * second operator cannot overwrite it, nor be overwritten.
 *
 * @param version its resourceVersion; empty where there is none
 */
public record OwnConfigMap(
        KubernetesClient client,
        RingCentralIntegration integration,
        String name,
        Map<String, String> data,
        Optional<String> version) {

    public OwnConfigMap {
        data = Map.copyOf(data);
    }

    /**
     * What is there.
     *
     * @return empty where it is not the operator's
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<OwnConfigMap> read(
            KubernetesClient client, RingCentralIntegration integration, String name) {
        ConfigMap configMap = client.configMaps()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(name)
                .get();
        OwnConfigMap none = new OwnConfigMap(client, integration, name, Map.of(), Optional.empty());
        return configMap == null
                ? Optional.of(none)
                : Optional.of(configMap)
                        .filter(map -> OwnedObjects.isOwned(map, integration))
                        .map(none::as);
    }

    /** The same with other data; empty where it is not stored, because somebody else was faster or nobody answers. */
    public Optional<OwnConfigMap> write(Map<String, String> wanted) {
        ConfigMapBuilder configMap = new ConfigMapBuilder()
                .withMetadata(OwnedObjects.metadata(integration, name))
                .withData(wanted);
        try {
            return Optional.of(as(version.map(known -> client.resource(configMap
                                    .editMetadata()
                                    .withResourceVersion(known)
                                    .endMetadata()
                                    .build())
                            .update())
                    .orElseGet(() -> client.resource(configMap.build()).create())));
        } catch (KubernetesClientException e) {
            return Optional.empty(); // nothing is done that is not remembered; the next look reads anew
        }
    }

    private OwnConfigMap as(ConfigMap stored) {
        return new OwnConfigMap(
                client,
                integration,
                name,
                Optional.ofNullable(stored.getData()).orElse(Map.of()),
                Optional.of(stored.getMetadata().getResourceVersion()));
    }
}
