package dev.ringcentralokta.operator.api.v1alpha1;

/** A standard Kubernetes condition. */
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        String lastTransitionTime,
        long observedGeneration) {}
