/** Simulated Okta, RingCentral and Kubernetes API; knows nothing of the operator. */
@NullMarked
package dev.ringcentralokta.sandbox;

import org.jspecify.annotations.NullMarked;
