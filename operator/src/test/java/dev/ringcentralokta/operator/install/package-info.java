/** What a person installs: the Helm chart and the kustomize folders. */
@NullMarked
package dev.ringcentralokta.operator.install;

import org.jspecify.annotations.NullMarked;
