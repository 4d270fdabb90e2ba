package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody declares, in files or in a cluster; each object has a namespace and a name.
 *
 * @param integrations the apps
 * @param settings their settings
 * @param assignments people and groups
 * @param secrets only those of files; a cluster's are read one by one where they are needed
 */
public record Declared(
        List<RingCentralIntegration> integrations,
        List<ProvisioningSettings> settings,
        List<AppAssignment> assignments,
        List<Secret> secrets) {

    public Declared {
        integrations = List.copyOf(integrations);
        settings = List.copyOf(settings);
        assignments = List.copyOf(assignments);
        secrets = List.copyOf(secrets);
    }

    /** Nothing. */
    public static Declared nothing() {
        return of(List.of());
    }

    static Declared of(List<? extends HasMetadata> objects) {
        return new Declared(
                only(RingCentralIntegration.class, objects),
                only(ProvisioningSettings.class, objects),
                only(AppAssignment.class, objects),
                only(Secret.class, objects));
    }

    /** The custom resources, in the order of the procedure. */
    public Stream<HasMetadata> customResources() {
        return Stream.of(integrations, settings, assignments).flatMap(List::stream);
    }

    /** The namespaces of the custom resources, and of the integrations that they refer to. */
    List<String> namespaces() {
        Stream<String> referred = Stream.concat(
                settings.stream().map(each -> namespace(each, each.getSpec().integrationRef())),
                assignments.stream().map(each -> namespace(each, each.getSpec().integrationRef())));
        return Stream.concat(
                        customResources().map(object -> object.getMetadata().getNamespace()), referred)
                .distinct()
                .toList();
    }

    private static String namespace(HasMetadata object, IntegrationReference reference) {
        return IntegrationResolver.namespaceOf(reference, object.getMetadata().getNamespace());
    }

    @Override
    public String toString() {
        return integrations.size() + " integrations, " + settings.size() + " settings, " + assignments.size()
                + " assignments, " + secrets.size() + " Secrets";
    }

    private static <R extends HasMetadata> List<R> only(Class<R> kind, List<? extends HasMetadata> objects) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
