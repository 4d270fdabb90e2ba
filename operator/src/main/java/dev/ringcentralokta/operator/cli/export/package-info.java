/**
 * {@code export}: what an org has of RingCentral already, as manifests. Reads, and never writes; what it reads becomes manifests
 * by pure functions.
 */
@NullMarked
package dev.ringcentralokta.operator.cli.export;

import org.jspecify.annotations.NullMarked;
