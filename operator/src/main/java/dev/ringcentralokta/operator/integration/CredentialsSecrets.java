package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells integrations of changes to the Secrets that they name. Kubernetes lets nobody watch a set of names, so all Secrets of the
 * watched namespaces pass by; of each only its name is kept. Who needs the data reads the one Secret.
 */
final class CredentialsSecrets {

    /** Many in most clusters, large, and never credentials of ours. */
    private static final FieldSelector OTHERS = new FieldSelectorBuilder()
            .withoutField("type", "helm.sh/release.v1")
            .withoutField("type", "kubernetes.io/service-account-token")
            .build();

    private CredentialsSecrets() {}

    /** A source for each watched namespace: a store that several informers share would lose to one what another holds. */
    static Stream<EventSource<?, RingCentralIntegration>> sources(
            EventSourceContext<RingCentralIntegration> context, Function<Secret, Set<ResourceID>> referring) {
        ControllerConfiguration<RingCentralIntegration> controller = context.getControllerConfiguration();
        return controller.getInformerConfig().getEffectiveNamespaces(controller).stream()
                .map(namespace -> source(context, namespace, referring));
    }

    private static EventSource<?, RingCentralIntegration> source(
            EventSourceContext<RingCentralIntegration> context,
            String namespace,
            Function<Secret, Set<ResourceID>> referring) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Secret.class, RingCentralIntegration.class)
                        .withName(name(namespace))
                        .withNamespaces(Set.of(namespace))
                        .withFieldSelector(OTHERS)
                        .withItemStore(new TransformingItemStore<>(CredentialsSecrets::nameOnly))
                        .withSecondaryToPrimaryMapper(referring::apply)
                        .build(),
                context);
    }

    private static String name(String namespace) {
        return namespace.equals(Constants.WATCH_ALL_NAMESPACES) ? "credentials" : "credentials of " + namespace;
    }

    static Secret nameOnly(Secret secret) {
        return new SecretBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withNamespace(secret.getMetadata().getNamespace())
                        .withName(secret.getMetadata().getName())
                        .withUid(secret.getMetadata().getUid())
                        .withResourceVersion(secret.getMetadata().getResourceVersion())
                        .build())
                .build();
    }
}
