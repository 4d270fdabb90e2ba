@NullMarked
package dev.ringcentralokta.operator.importing.groups.run;

import org.jspecify.annotations.NullMarked;
