/** AppAssignment: one person or group assigned to the app. */
@NullMarked
package dev.ringcentralokta.operator.assignment;

import org.jspecify.annotations.NullMarked;
