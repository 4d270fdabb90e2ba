package dev.ringcentralokta.operator.api.v1alpha1;

/** Something that only a person can do: what, where (a link) and why the operator cannot. */
public record ManualStep(String what, String where, String why) {}
