/** The operator whole, against the simulated vendors and the sandbox's Kubernetes API, all over HTTP. */
@NullMarked
package dev.ringcentralokta.operator.scenario;

import org.jspecify.annotations.NullMarked;
