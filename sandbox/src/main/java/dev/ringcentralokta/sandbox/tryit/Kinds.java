package dev.ringcentralokta.sandbox.tryit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.stream.Stream;

/** The operator's three kinds, as the sandbox sees them: by their names only. */
enum Kinds {
    RingCentralIntegration("ringcentralintegrations", "rcint"),
    ProvisioningSettings("provisioningsettings", "provset"),
    AppAssignment("appassignments", "appasn");

    private static final String GROUP = "ringcentral-okta.dev";
    private static final String VERSION = "v1alpha1";

    private final String plural;
    private final String shortName;

    Kinds(String plural, String shortName) {
        this.plural = plural;
        this.shortName = shortName;
    }

    /** What a person types after {@code kubectl get}. */
    String shortName() {
        return shortName;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion(VERSION)
                .withKind(name())
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    /** All objects of this kind in a namespace. */
    List<GenericKubernetesResource> list(KubernetesClient client, String namespace) {
        return client.genericKubernetesResources(context())
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    /** All objects of all three kinds in a namespace. */
    static Stream<GenericKubernetesResource> all(KubernetesClient client, String namespace) {
        return Stream.of(values()).flatMap(kind -> kind.list(client, namespace).stream());
    }
}
