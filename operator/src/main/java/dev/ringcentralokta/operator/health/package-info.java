/** Whether the process gets on: its threads, the events of its controllers, its watches on the cluster. */
@NullMarked
package dev.ringcentralokta.operator.health;

import org.jspecify.annotations.NullMarked;
