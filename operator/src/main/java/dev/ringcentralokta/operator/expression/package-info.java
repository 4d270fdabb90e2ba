/**
 * The part of Okta's expression language that attribute mappings and user names are written in, read and worked out without
 * Okta. Nothing here knows anything but the JDK. An expression sees the attributes of one person and nothing else; it is
 * bounded in length, depth and output, so that whatever is written into a manifest ends soon and harms nobody.
 *
 * <p>What is supported, and where Okta's documentation leaves it open what is right, says docs/expressions.md.
 */
@NullMarked
package dev.ringcentralokta.operator.expression;

import org.jspecify.annotations.NullMarked;
