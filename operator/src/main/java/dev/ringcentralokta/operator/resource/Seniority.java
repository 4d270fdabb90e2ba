package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Two manifests for one thing: the oldest wins, the others do nothing (design §3). */
public final class Seniority {

    private static final Comparator<HasMetadata> BY_AGE = Comparator.comparing(
                    (HasMetadata resource) -> resource.getMetadata().getCreationTimestamp())
            .thenComparing(resource -> resource.getMetadata().getUid());

    private Seniority() {}

    /** The oldest of {@code rivals} that is older than {@code resource} and not being deleted. */
    public static <R extends HasMetadata> Optional<R> older(R resource, Stream<? extends R> rivals) {
        return rivals.filter(rival -> !rival.getMetadata()
                        .getUid()
                        .equals(resource.getMetadata().getUid()))
                .filter(rival -> !rival.isMarkedForDeletion())
                .filter(rival -> BY_AGE.compare(rival, resource) < 0)
                .min(BY_AGE)
                .map(rival -> (R) rival);
    }

    /** Namespace and name, for a message. */
    public static String name(HasMetadata resource) {
        return resource.getMetadata().getNamespace() + "/"
                + resource.getMetadata().getName();
    }
}
