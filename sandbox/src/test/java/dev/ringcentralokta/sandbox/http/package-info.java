@NullMarked
package dev.ringcentralokta.sandbox.http;

import org.jspecify.annotations.NullMarked;
