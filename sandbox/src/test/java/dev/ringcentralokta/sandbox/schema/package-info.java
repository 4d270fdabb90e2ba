@NullMarked
package dev.ringcentralokta.sandbox.schema;

import org.jspecify.annotations.NullMarked;
