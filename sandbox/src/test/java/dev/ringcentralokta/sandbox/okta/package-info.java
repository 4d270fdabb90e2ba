@NullMarked
package dev.ringcentralokta.sandbox.okta;

import org.jspecify.annotations.NullMarked;
