@NullMarked
package dev.ringcentralokta.operator.integration;

import org.jspecify.annotations.NullMarked;
