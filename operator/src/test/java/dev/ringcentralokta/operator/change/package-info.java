@NullMarked
package dev.ringcentralokta.operator.change;

import org.jspecify.annotations.NullMarked;
