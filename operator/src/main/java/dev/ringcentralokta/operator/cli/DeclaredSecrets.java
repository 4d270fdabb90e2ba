package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.connection.Secrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;

/** Looks for a Secret in the given files first, then in the cluster, if there is one. */
final class DeclaredSecrets implements Secrets {

    private final List<Secret> declared;
    private final Optional<Cluster> cluster;

    DeclaredSecrets(List<Secret> declared, Optional<Cluster> cluster) {
        this.declared = List.copyOf(declared);
        this.cluster = cluster;
    }

    @Override
    public Optional<Secret> get(String namespace, String name) {
        return declared.stream()
                .filter(secret -> secret.getMetadata().getNamespace().equals(namespace)
                        && secret.getMetadata().getName().equals(name))
                .findFirst()
                .or(() -> cluster.flatMap(live -> live.secret(namespace, name)));
    }
}
