package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which namespaces settings and assignments may refer to an integration. */
public record AllowedNamespaces(From from, @Nullable Selector selector) {

    /** Which namespaces. */
    public enum From {
        Same,
        All,
        Selector
    }

    /** A label selector over namespaces. */
    public record Selector(Map<String, String> matchLabels) {}
}
