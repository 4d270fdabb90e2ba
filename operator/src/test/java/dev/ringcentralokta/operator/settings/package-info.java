@NullMarked
package dev.ringcentralokta.operator.settings;

import org.jspecify.annotations.NullMarked;
