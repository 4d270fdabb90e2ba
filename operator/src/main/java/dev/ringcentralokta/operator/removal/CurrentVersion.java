package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.resource.Annotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;

/** Asks the API server whether a removal is decided by what is declared now: a cache may be older. */
public final class CurrentVersion {

    private final KubernetesClient client;

    public CurrentVersion(KubernetesClient client) {
        this.client = client;
    }

    /** Whether nobody has changed it; a new spec has a new generation, and what is applied anew has a new uid. */
    public <R extends HasMetadata> boolean is(Class<R> kind, R decidedBy) {
        return Optional.ofNullable(client.resources(kind)
                        .inNamespace(decidedBy.getMetadata().getNamespace())
                        .withName(decidedBy.getMetadata().getName())
                        .get())
                .filter(now -> now.getMetadata()
                        .getUid()
                        .equals(decidedBy.getMetadata().getUid()))
                .filter(now -> Objects.equals(
                        now.getMetadata().getGeneration(),
                        decidedBy.getMetadata().getGeneration()))
                .filter(now -> Annotations.value(now, Annotations.ABANDON)
                        .equals(Annotations.value(decidedBy, Annotations.ABANDON)))
                .isPresent();
    }
}
