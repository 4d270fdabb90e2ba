/** ProvisioningSettings: what flows between Okta and RingCentral. */
@NullMarked
package dev.ringcentralokta.operator.settings;

import org.jspecify.annotations.NullMarked;
