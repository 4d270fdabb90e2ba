/**
 * {@code mvn verify -Pe2e}: the operator against the cluster of the kubeconfig, with the rights that the chart gives it. Okta and
 * RingCentral are simulated.
 */
@NullMarked
package dev.ringcentralokta.operator.e2e;

import org.jspecify.annotations.NullMarked;
