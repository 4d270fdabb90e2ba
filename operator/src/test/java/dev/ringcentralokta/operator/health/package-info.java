@NullMarked
package dev.ringcentralokta.operator.health;

import org.jspecify.annotations.NullMarked;
