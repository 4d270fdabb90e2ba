@NullMarked
package dev.ringcentralokta.operator.resource;

import org.jspecify.annotations.NullMarked;
