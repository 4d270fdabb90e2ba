package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.AllowedNamespaces;
import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Finds the integration that a manifest refers to. One that does not exist and one that does not allow the manifest's
 * namespace read the same, so that nobody can find out what other namespaces hold.
 */
public final class IntegrationResolver {

    private final BiFunction<String, String, Optional<RingCentralIntegration>> integrations;
    private final Function<String, Optional<Namespace>> namespaces;
    private final Optional<String> selector;

    /**
     * @param integrations an integration by namespace and name
     * @param namespaces a namespace by name, for its labels
     * @param selector which integrations the operator sees by their labels; empty for all
     */
    public IntegrationResolver(
            BiFunction<String, String, Optional<RingCentralIntegration>> integrations,
            Function<String, Optional<Namespace>> namespaces,
            Optional<String> selector) {
        this.integrations = integrations;
        this.namespaces = namespaces;
        this.selector = selector;
    }

    /** The integration that {@code reference} names, if a manifest of {@code namespace} may use it. */
    public Optional<RingCentralIntegration> resolve(IntegrationReference reference, String namespace) {
        String home = namespaceOf(reference, namespace);
        return integrations
                .apply(home, reference.name())
                .filter(integration ->
                        home.equals(namespace) || allows(integration.getSpec().allowedNamespaces(), namespace));
    }

    /** That there is none to be resolved, and what to do. */
    String absent(IntegrationReference reference, String namespace) {
        String labels = selector.map(only -> ", or its labels are not those that this operator works on (" + only + ")")
                .orElse("");
        return "spec.integrationRef: there is no RingCentralIntegration '" + reference.name() + "' in namespace '"
                + namespaceOf(reference, namespace) + "', or its allowedNamespaces do not include '" + namespace + "'"
                + labels + ". Correct the reference, or create the integration.";
    }

    /** The namespace that {@code reference} points to, seen from a manifest of {@code namespace}. */
    public static String namespaceOf(IntegrationReference reference, String namespace) {
        return Optional.ofNullable(reference.namespace()).orElse(namespace);
    }

    private boolean allows(AllowedNamespaces allowed, String namespace) {
        return switch (allowed.from()) {
            case Same -> false;
            case All -> true;
            case Selector ->
                Optional.ofNullable(allowed.selector())
                        .map(selector -> labelsOf(namespace)
                                .entrySet()
                                .containsAll(selector.matchLabels().entrySet()))
                        .orElse(false);
        };
    }

    private Map<String, String> labelsOf(String namespace) {
        return namespaces
                .apply(namespace)
                .flatMap(found -> Optional.ofNullable(found.getMetadata().getLabels()))
                .orElse(Map.of());
    }
}
