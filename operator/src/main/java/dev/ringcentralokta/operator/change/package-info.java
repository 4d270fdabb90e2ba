/** Changes made outside the cluster: what differs, and the trail of what was done (events, audit line, metrics). */
@NullMarked
package dev.ringcentralokta.operator.change;

import org.jspecify.annotations.NullMarked;
