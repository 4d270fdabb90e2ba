/** The session with RingCentral: who signs in and how, the custody of its tokens, and how long it lasts. */
@NullMarked
package dev.ringcentralokta.operator.session;

import org.jspecify.annotations.NullMarked;
