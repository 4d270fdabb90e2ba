@NullMarked
package dev.ringcentralokta.sandbox.ringcentral;

import org.jspecify.annotations.NullMarked;
