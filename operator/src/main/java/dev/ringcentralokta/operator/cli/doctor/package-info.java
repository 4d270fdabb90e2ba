/** {@code doctor}: looks at what the operator needs, and says what to do where it is not there. Only reads. */
@NullMarked
package dev.ringcentralokta.operator.cli.doctor;

import org.jspecify.annotations.NullMarked;
