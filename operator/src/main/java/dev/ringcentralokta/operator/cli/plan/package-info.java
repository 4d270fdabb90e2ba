/** The subcommand {@code plan}: what the operator would do, by the very steps that do it. */
@NullMarked
package dev.ringcentralokta.operator.cli.plan;

import org.jspecify.annotations.NullMarked;
