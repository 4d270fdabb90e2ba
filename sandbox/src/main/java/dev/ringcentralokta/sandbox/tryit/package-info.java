/** Trying the product out: everything started together, a simulated admin, and a table of what happens. */
@NullMarked
package dev.ringcentralokta.sandbox.tryit;

import org.jspecify.annotations.NullMarked;
