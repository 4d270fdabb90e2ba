@NullMarked
package dev.ringcentralokta.operator.assignment;

import org.jspecify.annotations.NullMarked;
