@NullMarked
package dev.ringcentralokta.operator.cli.export;

import org.jspecify.annotations.NullMarked;
