@NullMarked
package dev.ringcentralokta.sandbox.tryit;

import org.jspecify.annotations.NullMarked;
