package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.okta.OktaClient;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What somebody who asks the view needs to be told.
 *
 * @param okta who is asked where the view does not know
 * @param maxAge how old an answer may be; zero where a person has asked for a look now
 * @param newsExpected whether something is under way, so that a newer answer is welcome, but not needed
 * @param managed how many will ask alike when everything known has become too old
 */
public record Reading(OktaClient okta, Duration maxAge, boolean newsExpected, IntSupplier managed) {}
