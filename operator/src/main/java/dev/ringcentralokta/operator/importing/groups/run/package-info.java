/**
 * Runs imports of groups into Okta: reads both sides and what is remembered, has {@link
 * dev.ringcentralokta.operator.importing.groups.GroupPlanner} plan, and carries the plan out, group by group.
 */
@NullMarked
package dev.ringcentralokta.operator.importing.groups.run;

import org.jspecify.annotations.NullMarked;
