@NullMarked
package dev.ringcentralokta.operator.removal;

import org.jspecify.annotations.NullMarked;
