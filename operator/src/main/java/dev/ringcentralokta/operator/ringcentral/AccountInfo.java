package dev.ringcentralokta.operator.ringcentral;

/**
 * The account that a token belongs to.
 *
 * @param id the account's id, digits
 */
public record AccountInfo(String id) {}
