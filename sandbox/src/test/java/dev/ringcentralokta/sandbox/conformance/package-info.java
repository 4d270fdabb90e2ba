@org.jspecify.annotations.NullMarked
package dev.ringcentralokta.sandbox.conformance;
