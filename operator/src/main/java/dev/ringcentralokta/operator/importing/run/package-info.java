/**
 * Runs imports into Okta: reads both sides and what is remembered, has {@link
 * dev.ringcentralokta.operator.importing.ImportPlanner} plan, and carries the plan out, person by person.
 */
@NullMarked
package dev.ringcentralokta.operator.importing.run;

import org.jspecify.annotations.NullMarked;
