package dev.ringcentralokta.operator.api.v1alpha1;

/** Which Okta org, and with which credentials. */
public record OktaConnection(String orgUrl, SecretReference credentialsSecretRef, int rateLimitShare) {}
