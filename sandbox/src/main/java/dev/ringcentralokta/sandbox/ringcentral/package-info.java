/**
 * A simulated RingCentral account over HTTP: OAuth sessions, account and extensions, directory and SCIM, with the
 * vendor's rate limits, error bodies and odd rules (ringcentral-api.md). What the vendor leaves unknown is decided in
 * one place each and marked "unknown" there.
 */
@NullMarked
package dev.ringcentralokta.sandbox.ringcentral;

import org.jspecify.annotations.NullMarked;
