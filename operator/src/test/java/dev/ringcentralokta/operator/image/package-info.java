/** The image: what is in it, and that it starts. */
@org.jspecify.annotations.NullMarked
package dev.ringcentralokta.operator.image;
