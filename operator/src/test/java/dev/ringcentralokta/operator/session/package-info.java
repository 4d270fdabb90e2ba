@NullMarked
package dev.ringcentralokta.operator.session;

import org.jspecify.annotations.NullMarked;
