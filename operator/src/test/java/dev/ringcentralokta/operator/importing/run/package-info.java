@NullMarked
package dev.ringcentralokta.operator.importing.run;

import org.jspecify.annotations.NullMarked;
