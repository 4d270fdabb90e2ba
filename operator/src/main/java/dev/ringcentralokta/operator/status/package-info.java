/** How a reconcile says what it found: conditions with reasons from one enum, summed up so that kstatus understands. */
@NullMarked
package dev.ringcentralokta.operator.status;

import org.jspecify.annotations.NullMarked;
