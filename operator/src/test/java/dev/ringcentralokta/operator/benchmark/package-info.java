/** What {@code mvn -q -Pbenchmark -Dscenario=NAME} runs: measurements against the simulated vendors. */
@org.jspecify.annotations.NullMarked
package dev.ringcentralokta.operator.benchmark;
