@NullMarked
package dev.ringcentralokta.operator.logging;

import org.jspecify.annotations.NullMarked;
