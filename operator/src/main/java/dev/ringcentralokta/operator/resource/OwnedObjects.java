package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** What the operator makes in the cluster for a custom resource; deleted with it by Kubernetes itself. */
public final class OwnedObjects {

    private static final Map<String, String> LABELS =
            Map.of("app.kubernetes.io/managed-by", "ringcentral-okta-operator");

    private OwnedObjects() {}

    /** Metadata of an object of that name which {@code owner} owns. */
    public static ObjectMeta metadata(HasMetadata owner, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(LABELS)
                .addNewOwnerReference()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .build();
    }

    /** Whether {@code object} was made for {@code owner}; anything else of that name is somebody else's. */
    public static boolean isOwned(HasMetadata object, HasMetadata owner) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid()));
    }
}
