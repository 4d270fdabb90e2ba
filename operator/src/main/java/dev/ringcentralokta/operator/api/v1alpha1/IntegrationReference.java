package dev.ringcentralokta.operator.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The integration that a settings object or an assignment belongs to; no namespace means the own one. */
public record IntegrationReference(String name, @Nullable String namespace) {}
