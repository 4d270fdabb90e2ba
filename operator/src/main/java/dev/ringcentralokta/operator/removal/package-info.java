/** The guard against too many removals: what was removed lately, what is blocked, and what a person said to it. */
@NullMarked
package dev.ringcentralokta.operator.removal;

import org.jspecify.annotations.NullMarked;
