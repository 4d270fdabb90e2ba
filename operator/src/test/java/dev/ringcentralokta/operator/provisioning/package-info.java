@NullMarked
package dev.ringcentralokta.operator.provisioning;

import org.jspecify.annotations.NullMarked;
