@NullMarked
package dev.ringcentralokta.operator.http;

import org.jspecify.annotations.NullMarked;
