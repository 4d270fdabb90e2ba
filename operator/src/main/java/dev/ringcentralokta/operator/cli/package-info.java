/**
 * What the subcommands share: where manifests and Secrets come from, how results are printed, how they fail. Each subcommand
 * has a package below.
 */
@NullMarked
package dev.ringcentralokta.operator.cli;

import org.jspecify.annotations.NullMarked;
