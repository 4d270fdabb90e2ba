/**
 * A small Kubernetes API server: stores objects in memory and answers as an API server does, so that stock kubectl and
 * any client library work on it. Start reading at {@link dev.ringcentralokta.sandbox.kubernetes.KubernetesApi}.
 */
@NullMarked
package dev.ringcentralokta.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
