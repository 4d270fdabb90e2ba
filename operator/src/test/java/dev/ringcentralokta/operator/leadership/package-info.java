@NullMarked
package dev.ringcentralokta.operator.leadership;

import org.jspecify.annotations.NullMarked;
