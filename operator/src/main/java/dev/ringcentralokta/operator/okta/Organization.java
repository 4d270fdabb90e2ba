package dev.ringcentralokta.operator.okta;

/**
 * An Okta org, as it presents itself without credentials.
 *
 * @param id {@code 00o…}
 * @param pipeline {@code idx} for Identity Engine, {@code v1} for Classic
 */
public record Organization(String id, String pipeline) {}
