@NullMarked
package dev.ringcentralokta.operator.view;

import org.jspecify.annotations.NullMarked;
