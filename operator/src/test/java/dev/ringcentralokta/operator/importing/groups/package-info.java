@NullMarked
package dev.ringcentralokta.operator.importing.groups;

import org.jspecify.annotations.NullMarked;
