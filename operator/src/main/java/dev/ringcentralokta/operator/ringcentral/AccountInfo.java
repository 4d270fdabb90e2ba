package dev.ringcentralokta.operator.ringcentral;

import java.util.Optional;

/**
 * The account that a token belongs to.
 *
 * @param id the account's id, digits
 * @param mainNumber the company's phone number, by which people know the account
 */
public record AccountInfo(String id, Optional<String> mainNumber) {}
