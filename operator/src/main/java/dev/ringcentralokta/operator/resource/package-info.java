/** What the three reconcilers share on the Kubernetes side: annotations, owned objects, triggers, events of steps. */
@NullMarked
package dev.ringcentralokta.operator.resource;

import org.jspecify.annotations.NullMarked;
