package dev.ringcentralokta.operator.api.v1alpha1;

/** One declared value that Okta or RingCentral holds differently. */
public record Drift(String path, String desired, String actual) {}
