package dev.ringcentralokta.operator.install;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;

/** The objects that an installation creates. */
record Manifests(List<HasMetadata> objects) {

    static Manifests parse(String yaml) {
        Object parsed = new KubernetesSerialization().<Object>unmarshal(yaml);
        List<?> documents = parsed instanceof List<?> several ? several : List.of(parsed);
        return new Manifests(documents.stream().map(HasMetadata.class::cast).toList());
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " objects of " + kind.getSimpleName() + ", expected one");
        }
        return all.get(0);
    }

    PodSpec pod() {
        return only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    Container container() {
        return pod().getContainers().get(0);
    }

    Optional<String> environment(String name) {
        return container().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst();
    }
}
