package dev.ringcentralokta.operator.ringcentral;

/**
 * What RingCentral answered to a change.
 *
 * @param <T> what it holds now
 * @param value what RingCentral holds now, as it answered; not what was sent
 * @param requestId RingCentral's id of the call, for the audit trail and for RingCentral's support; empty where it gave none
 */
public record Written<T>(T value, String requestId) {}
