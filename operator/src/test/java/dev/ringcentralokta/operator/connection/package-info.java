@NullMarked
package dev.ringcentralokta.operator.connection;

import org.jspecify.annotations.NullMarked;
