/** RingCentralIntegration: the app in Okta, its sign-on and provisioning, and the session with RingCentral. */
@NullMarked
package dev.ringcentralokta.operator.integration;

import org.jspecify.annotations.NullMarked;
