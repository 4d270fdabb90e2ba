/** What the simulated vendors and the Kubernetes API share: a server, its certificate, counted calls, faults. */
@NullMarked
package dev.ringcentralokta.sandbox.http;

import org.jspecify.annotations.NullMarked;
