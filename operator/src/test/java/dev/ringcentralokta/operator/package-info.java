@NullMarked
package dev.ringcentralokta.operator;

import org.jspecify.annotations.NullMarked;
