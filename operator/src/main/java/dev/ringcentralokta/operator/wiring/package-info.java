/** How the reconcilers are made of what they need; the same for the operator and for a plan of it. */
@NullMarked
package dev.ringcentralokta.operator.wiring;

import org.jspecify.annotations.NullMarked;
