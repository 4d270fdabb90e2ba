package dev.ringcentralokta.operator.api.v1alpha1;

/** A Secret in the namespace of the resource that refers to it. */
public record SecretReference(String name) {}
