@NullMarked
package dev.ringcentralokta.operator.ringcentral;

import org.jspecify.annotations.NullMarked;
