/** The client of RingCentral's API; knows no Kubernetes. */
@NullMarked
package dev.ringcentralokta.operator.ringcentral;

import org.jspecify.annotations.NullMarked;
