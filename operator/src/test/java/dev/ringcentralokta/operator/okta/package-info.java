@NullMarked
package dev.ringcentralokta.operator.okta;

import org.jspecify.annotations.NullMarked;
