/** From an integration to the vendors: resolved references, credentials out of Secrets, shared clients, sessions. */
@NullMarked
package dev.ringcentralokta.operator.connection;

import org.jspecify.annotations.NullMarked;
