package dev.ringcentralokta.operator.api.v1alpha1;

/** When removals stop and wait for a person. */
public record RemovalGuard(int maxCount, int maxPercent, GoDuration window, GoDuration gracePeriod) {}
