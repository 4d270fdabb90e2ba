/** Who of several operators works: a Lease, what holding it proves, and until when. */
@NullMarked
package dev.ringcentralokta.operator.leadership;

import org.jspecify.annotations.NullMarked;
